using TypedFlags.FlagRemoval.Tests.Pinning;
using TypedFlags.SourceGeneration.Tests.ForeignApis;

namespace TypedFlags.FlagRemoval.Tests.Gates;

public class GateAttributeTests
{
    [Theory]
    [InlineData("[FeatureGate(\"new_checkout\")] [HttpGet]", "[HttpGet]")]
    [InlineData("[HttpGet, FeatureGate(\"new_checkout\")]", "[HttpGet]")]
    [InlineData("[FeatureGate(\"new_checkout\", \"other\")]", "[FeatureGate(\"other\")]")]
    [InlineData("[FeatureGate(RequirementType.Any, \"new_checkout\", \"other\")] [HttpGet]", "[HttpGet]")]
    [InlineData("[FeatureGate(false, \"new_checkout\")] [HttpGet]", "[HttpGet]")]
    [InlineData("[FeatureGate(Keys.NewCheckout)] [HttpGet]", "[HttpGet]")]
    [InlineData("[FeatureGate(Features.new_checkout)] [HttpGet]", "[HttpGet]")]
    public void A_gate_that_is_always_open_goes(string before, string after) => Assert.Equal(Controller(after + " public IActionResult Pay() => Ok();"), After(Controller(before + " public IActionResult Pay() => Ok();"), isOn: true));

    [Theory]
    [InlineData("[FeatureGate(\"new_checkout\")]")]
    [InlineData("[FeatureGate(\"new_checkout\", \"other\")]")]
    [InlineData("[FeatureGate(RequirementType.Any, \"new_checkout\")]")]
    public void What_stands_behind_a_gate_that_never_opens_goes(string gate) =>
        Assert.Equal(Controller("public IActionResult Show() => Ok();"), After(Controller($"{gate} public IActionResult Pay() => Ok(); public IActionResult Show() => Ok();"), isOn: false));

    [Theory]
    [InlineData("[FeatureGate(RequirementType.Any, \"new_checkout\", \"other\")]", "[FeatureGate(RequirementType.Any, \"other\")]")]
    [InlineData("[FeatureGate(true, \"new_checkout\")] [HttpGet]", "[HttpGet]")]
    public void A_gate_that_others_decide_or_that_opens_when_it_is_off_stays_open(string before, string after) =>
        Assert.Equal(Controller(after + " public IActionResult Pay() => Ok();"), After(Controller(before + " public IActionResult Pay() => Ok();"), isOn: false));

    [Theory]
    [InlineData("[FeatureGate(\"new_checkout\")] public IActionResult Pay() => Ok(); public IActionResult Show() => RedirectToAction(\"Pay\");")]
    [InlineData("[FeatureGate(\"new_checkout\")] public IActionResult Pay() => Ok(); public IActionResult Show() => Pay();")]
    public void An_action_that_something_leads_to_stays(string members) => Assert.Equal(Controller(members), After(Controller(members), isOn: false));

    [Fact]
    public void Documentation_stays_with_the_action() => Assert.Equal(
        Controller("/// <summary>Pays.</summary>\npublic IActionResult Pay() => Ok();"),
        After(Controller("/// <summary>Pays.</summary>\n[FeatureGate(\"new_checkout\")]\npublic IActionResult Pay() => Ok();"), isOn: true));

    private static string Controller(string members) => $$"""
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.FeatureManagement;
        using Microsoft.FeatureManagement.Mvc;
        public static class Keys { public const string NewCheckout = "new_checkout"; }
        public enum Features { new_checkout }
        public class CheckoutController : ControllerBase { public RequirementType Use => default; public FeatureGateAttribute? Gate => null; {{members}} }
        """;

    private static string After(string source, bool isOn) =>
        new Pinned { Flag = Pinned.NewCheckout with { Value = isOn, Variant = isOn ? "on" : "off" }, Packages = FeatureLibraries.FeatureManagement }.After(source, new FlagRemoval.Gates.GateAttributes());
}
