namespace TypedFlags.SourceGeneration.Analyzers.Names;

/// <summary>Methods of other feature-flag libraries that take the name of a flag.</summary>
/// <param name="Type">The type that declares them, with its namespace; an interface stands for all types that implement it.</param>
/// <param name="Methods">Their names; <c>.ctor</c> for constructors.</param>
/// <param name="Parameters">The names of parameters that are the name of a flag, or several names.</param>
/// <param name="ValueType">What they ask for, where their answer's type does not tell.</param>
internal sealed record ForeignApi(string Type, string[] Methods, string[] Parameters, string? ValueType = null)
{
    private const string FeatureManagement = "Microsoft.FeatureManagement.";

    private static readonly string[] Variations =
    [
        .. from type in new[] { "Bool", "Int", "Float", "Double", "String", "Json", "Enum" }
           from ending in new[] { "Variation", "VariationAsync", "VariationDetail", "VariationDetailAsync" }
           select type + ending,
        "MigrationVariation", "MigrationVariationAsync",
    ];

    /// <summary>Every library that is known.</summary>
    public static IReadOnlyList<ForeignApi> All { get; } =
    [
        // Microsoft.FeatureManagement and Microsoft.FeatureManagement.AspNetCore 4.7.0. Not here: ISessionManager and
        // IFeatureDefinitionProvider, which the library calls with names that it got.
        new(FeatureManagement + "IFeatureManager", ["IsEnabledAsync"], ["feature"]),
        new(FeatureManagement + "IVariantFeatureManager", ["IsEnabledAsync"], ["feature"]),
        new(FeatureManagement + "IVariantFeatureManager", ["GetVariantAsync"], ["feature"], "variant"),
        new(FeatureManagement + "VariantFeatureManagerExtensions", ["GetVariantAsync"], ["feature"], "variant"),
        new(FeatureManagement + "FeatureManagementBuilderExtensions", ["WithVariantService"], ["featureName"], "variant"),
        new(FeatureManagement + "Mvc.FeatureGateAttribute", [".ctor"], ["features"], "boolean") { TakesEnums = true },
        new(FeatureManagement + "AspNetCore.FeatureGateEndpointFilterExtensions", ["WithFeatureGate"], ["features"], "boolean"),
        new(FeatureManagement + "FilterCollectionExtensions", ["AddForFeature"], ["feature", "features"], "boolean"),
        new(FeatureManagement + "UseForFeatureExtensions", ["UseForFeature", "UseMiddlewareForFeature"], ["featureName"], "boolean"),

        // OpenFeature 2; in 1 the names were without Async.
        new(
            "OpenFeature.IFeatureClient",
            [
                .. from type in new[] { "Boolean", "String", "Integer", "Double", "Object" }
                   from ending in new[] { "Value", "ValueAsync", "Details", "DetailsAsync" }
                   select "Get" + type + ending,
            ],
            ["flagKey"]),

        // LaunchDarkly, server side and client side, and the server side before version 6.
        new("LaunchDarkly.Sdk.Server.Interfaces.ILdClient", Variations, ["key"]),
        new("LaunchDarkly.Sdk.Server.ILdClientExtensions", Variations, ["key"]),
        new("LaunchDarkly.Sdk.Client.Interfaces.ILdClient", Variations, ["key"]),
        new("LaunchDarkly.Sdk.Client.ILdClientExtensions", Variations, ["key"]),
        new("LaunchDarkly.Client.ILdClient", Variations, ["key"]),

        new("Unleash.IUnleash", ["IsEnabled"], ["toggleName"]),
        new("Unleash.IUnleash", ["GetVariant", "GetVariants"], ["toggleName"], "variant"),
    ];

    /// <summary>True where a member of an enum stands for its name.</summary>
    public bool TakesEnums { get; init; }

    /// <summary>The type's own name.</summary>
    public string TypeName => Type.Substring(Type.LastIndexOf('.') + 1);
}
