using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.SourceGeneration.Analyzers.Names;

namespace TypedFlags.FlagRemoval.Recognition;

/// <summary>Calls that bind to nothing, because the code's packages are not there: known by their shape, where it is unmistakable.</summary>
internal sealed class UnboundCalls(PinnedFlag flag, NamedMethods named)
{
    private static readonly HashSet<string> Handles = new(StringComparer.Ordinal) { "IsEnabled", "GetValue", "GetVariant", "Evaluate" };

    // What no other library calls so. `IsEnabled` and `GetVariant` are everybody's words.
    private static readonly HashSet<string> Unmistakable = new(ForeignApi.All.SelectMany(static api => api.Methods).Where(static method => IsUnmistakable(method)), StringComparer.Ordinal);

    private static readonly HashSet<string> Types = new(
        [.. ForeignApi.All.Select(static api => api.TypeName), "IFeatureManagerSnapshot", "IVariantFeatureManagerSnapshot", "FeatureManager", "LdClient", "DefaultUnleash", "FeatureClient", "IFlagClient"],
        StringComparer.Ordinal);

    /// <summary>
    /// <c>Flags.NewCheckout</c> where no <c>Flags</c> is to be seen: where it is asked, and otherwise only where nothing else can be meant. It would not compile without the flag,
    /// so that it has to be told of.
    /// </summary>
    public bool IsHandle(ExpressionSyntax receiver, SimpleNameSyntax name, SemanticModel model) =>
        name.Identifier.ValueText == flag.MemberName && (IsAsked(receiver, name, model.GetTypeInfo(receiver).Type) || UnseenNames.AreOn(receiver, model));

    /// <summary>Whether flags are asked for on a type that is missing, going by its name.</summary>
    public static bool AreAskedOn(IErrorTypeSymbol type) => Types.Contains(type.Name);

    /// <summary>What a call asks for; null where it may be any call.</summary>
    /// <param name="call">A call of a method that is not known.</param>
    /// <param name="type">The type of what stands before the dot, as far as it is known: its name at least.</param>
    public AskingMethod? Of(InvocationExpressionSyntax call, ITypeSymbol? type)
    {
        string name = Receivers.NameOf(call)!;
        string? typeName = type is null or { Name.Length: 0 } ? null : type.Name;
        if (named.MayHave(name, typeName))
        {
            return new AskingMethod(0, MeaningKind.Value, AnswerType.Unknown) { Wrapper = name.EndsWith("Async", StringComparison.Ordinal) ? AnswerWrapper.Task : AnswerWrapper.None };
        }

        return Unmistakable.Contains(name) || (!GateMethods.Has(name) && typeName is not null && Types.Contains(typeName) && (ForeignApi.All.Any(api => api.Methods.Contains(name)) || OwnTypeOf(name) is not null))
            ? ByName(name)
            : null;
    }

    private static AskingMethod? ByName(string name)
    {
        bool isTask = name.EndsWith("Async", StringComparison.Ordinal) || (name.StartsWith("Get", StringComparison.Ordinal) && name.EndsWith("Value", StringComparison.Ordinal));
        AnswerWrapper wrapper = isTask ? AnswerWrapper.Task : AnswerWrapper.None;
        string word = name.EndsWith("Async", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Async".Length) : name;
        if (word == "IsEnabled")
        {
            return new AskingMethod(0, MeaningKind.Value, AnswerType.Boolean) { Wrapper = wrapper };
        }

        if (word == "GetVariant")
        {
            return new AskingMethod(0, MeaningKind.ForeignVariant, AnswerType.String) { Wrapper = wrapper };
        }

        if (OwnTypeOf(word) is { } own)
        {
            return new AskingMethod(0, MeaningKind.Value, own);
        }

        bool isEvaluation = word.EndsWith("Details", StringComparison.Ordinal) || word.EndsWith("Detail", StringComparison.Ordinal);
        AnswerType type = TypeOf(word);
        return new AskingMethod(0, type == AnswerType.Unknown ? MeaningKind.Unknown : isEvaluation ? MeaningKind.Evaluation : MeaningKind.Value, type) { Wrapper = wrapper };
    }

    // `GetBooleanValue`, `BoolVariationDetail`
    private static AnswerType TypeOf(string method) => (method.StartsWith("Get", StringComparison.Ordinal) ? method.Substring("Get".Length) : method) switch
    {
        { } word when word.StartsWith("Bool", StringComparison.Ordinal) => AnswerType.Boolean,
        { } word when word.StartsWith("String", StringComparison.Ordinal) => AnswerType.String,
        { } word when word.StartsWith("Int", StringComparison.Ordinal) => AnswerType.Int32,
        { } word when word.StartsWith("Float", StringComparison.Ordinal) => AnswerType.Single,
        { } word when word.StartsWith("Double", StringComparison.Ordinal) => AnswerType.Double,
        _ => AnswerType.Unknown,
    };

    private static AnswerType? OwnTypeOf(string method) => method switch
    {
        "GetBoolean" => AnswerType.Boolean,
        "GetString" => AnswerType.String,
        "GetInteger" => AnswerType.Int32,
        "GetNumber" => AnswerType.Double,
        _ => null,
    };

    private static bool IsUnmistakable(string method) =>
        method is "IsEnabledAsync" or "GetVariantAsync"
        || method.IndexOf("Variation", StringComparison.Ordinal) > 0
        || (method.StartsWith("Get", StringComparison.Ordinal) && TypeOf(method) != AnswerType.Unknown && (method.EndsWith("Async", StringComparison.Ordinal) || method.EndsWith("Details", StringComparison.Ordinal)));

    private static bool IsAsked(ExpressionSyntax receiver, SimpleNameSyntax name, ITypeSymbol? type) =>
        (receiver.ToString().Split('.').Last().TrimStart('_') is "Flags" or "flags" || (type is IErrorTypeSymbol && type.Name.EndsWith("Flags", StringComparison.Ordinal)))
        && MethodOn(name) is { } method
        && Handles.Contains(method);

    // `Flags.NewCheckout.IsEnabled`, `Flags.NewCheckout?.IsEnabled`
    private static string? MethodOn(SimpleNameSyntax name) => name.Parent?.Parent switch
    {
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax, Name.Identifier.ValueText: var method } => method,
        ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax { Name.Identifier.ValueText: var method } } } => method,
        EqualsValueClauseSyntax or AssignmentExpressionSyntax => "IsEnabled",
        _ => null,
    };
}
