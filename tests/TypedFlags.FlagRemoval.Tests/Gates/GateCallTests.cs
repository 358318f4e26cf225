using TypedFlags.FlagRemoval.Tests.Pinning;
using TypedFlags.SourceGeneration.Tests.ForeignApis;

namespace TypedFlags.FlagRemoval.Tests.Gates;

public class GateCallTests
{
    [Theory]
    [InlineData("app.MapGet(\"/pay\", () => 1).WithFeatureGate(\"new_checkout\").WithName(\"pay\");", "app.MapGet(\"/pay\", () => 1).WithName(\"pay\");")]
    [InlineData("app.MapGet(\"/pay\", () => 1)\n    .WithFeatureGate(\"new_checkout\");", "app.MapGet(\"/pay\", () => 1);")]
    [InlineData("app.MapGet(\"/pay\", () => 1).WithFeatureGate(\"new_checkout\", \"other\");", "app.MapGet(\"/pay\", () => 1).WithFeatureGate(\"other\");")]
    [InlineData("group.WithFeatureGate(\"new_checkout\"); Done();", "Done();")]
    [InlineData("app.UseMiddlewareForFeature<Trace>(\"new_checkout\");", "app.UseMiddleware<Trace>();")]
    [InlineData("app.UseForFeature(\"new_checkout\", branch => branch.UseMiddleware<Trace>());", "app.UseMiddleware<Trace>();")]
    [InlineData("filters.AddForFeature<Filter>(\"new_checkout\");", "filters.Add<Filter>();")]
    public void On_the_gate_goes_and_what_is_behind_it_stays(string before, string after) => Assert.Equal(after, After(before, isOn: true));

    [Theory]
    [InlineData("app.MapGet(\"/pay\", () => 1).WithFeatureGate(\"new_checkout\").WithName(\"pay\"); Done();", "Done();")]
    [InlineData("app.UseMiddlewareForFeature<Trace>(\"new_checkout\"); Done();", "Done();")]
    [InlineData("app.UseForFeature(\"new_checkout\", branch => branch.UseMiddleware<Trace>()).UseRouting();", "app.UseRouting();")]
    [InlineData("filters.AddForFeature<Filter>(\"new_checkout\"); Done();", "Done();")]
    [InlineData("group.WithFeatureGate(\"new_checkout\"); Done();", "group.WithFeatureGate(\"new_checkout\"); Done();")]
    public void Off_what_is_behind_it_goes_where_that_is_all_to_be_seen(string before, string after) => Assert.Equal(after, After(before, isOn: false));

    private static string After(string statements, bool isOn)
    {
        string text = new Pinned { Flag = Pinned.NewCheckout with { Value = isOn, Variant = isOn ? "on" : "off" }, Packages = FeatureLibraries.FeatureManagement }.After(
            $$"""
            using Microsoft.AspNetCore.Builder; using Microsoft.AspNetCore.Http; using Microsoft.AspNetCore.Routing; using Microsoft.AspNetCore.Mvc.Filters; using Microsoft.FeatureManagement; using Microsoft.FeatureManagement.AspNetCore;
            class Trace { public System.Threading.Tasks.Task InvokeAsync(HttpContext context) => System.Threading.Tasks.Task.CompletedTask; }
            class Filter : IAsyncActionFilter { public System.Threading.Tasks.Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next) => next(); }
            class C
            {
            void Done() { }
            void M(WebApplication app, RouteGroupBuilder group, FilterCollection filters) {
            {{statements}}
            } }
            """,
            new FlagRemoval.Gates.GateCalls());
        int start = text.IndexOf("filters) {\n", StringComparison.Ordinal) + "filters) {\n".Length;
        return text[start..text.LastIndexOf("\n} }", StringComparison.Ordinal)].Trim();
    }
}
