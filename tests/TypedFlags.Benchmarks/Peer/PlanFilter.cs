using Microsoft.Extensions.Configuration;
using Microsoft.FeatureManagement;
using TypedFlags.Benchmarks.Subjects;

namespace TypedFlags.Benchmarks.Peer;

/// <summary>
/// An attribute rule for Microsoft.FeatureManagement, which has none of its own: the least that its documentation asks for.
/// Its settings are bound once and kept by the library (<see cref="IFilterParametersBinder"/>).
/// </summary>
[FilterAlias("Plan")]
internal sealed class PlanFilter : IContextualFeatureFilter<Customer>, IFilterParametersBinder
{
    private static readonly Task<bool> Yes = Task.FromResult(true);
    private static readonly Task<bool> No = Task.FromResult(false);

    public object BindParameters(IConfiguration parameters) => parameters["Plan"] ?? string.Empty;

    public Task<bool> EvaluateAsync(FeatureFilterEvaluationContext featureFilterContext, Customer appContext) =>
        string.Equals(appContext.Plan, (string)featureFilterContext.Settings, StringComparison.Ordinal) ? Yes : No;
}
