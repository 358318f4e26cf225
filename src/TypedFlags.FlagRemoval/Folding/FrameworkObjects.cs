using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary>
/// Objects of the framework that classes keep in their fields, and that do nothing until somebody uses them: a regular expression, a semaphore, options, a client. Not those that others hear of, or that
/// run: a timer, a thread, a file, a named mutex, a meter.
/// </summary>
internal static class FrameworkObjects
{
    private static readonly HashSet<string> Idle = new(StringComparer.Ordinal)
    {
        "System.Text.Json.JsonSerializerOptions", "System.Text.Json.Serialization.JsonStringEnumConverter", "System.Threading.Lock", "System.Threading.AsyncLocal", "System.Threading.ThreadLocal",
        "System.Threading.ReaderWriterLockSlim", "System.Threading.Channels.UnboundedChannelOptions", "System.Diagnostics.Stopwatch", "System.Globalization.NumberFormatInfo",
        "System.Net.Http.HttpClient", "System.Net.Http.HttpClientHandler", "System.Net.Http.SocketsHttpHandler",
    };

    // Of these there is no object for each text or number.
    private static readonly HashSet<string> Demanding = new(StringComparer.Ordinal)
    {
        "System.Text.RegularExpressions.Regex", "System.Threading.SemaphoreSlim", "System.Threading.ManualResetEventSlim", "System.Globalization.CultureInfo", "System.Threading.Channels.BoundedChannelOptions",
    };

    // With a time it starts a timer.
    private const string Cancellation = "System.Threading.CancellationTokenSource";

    // Made by a method, with the arguments that are known when the code is written.
    private static readonly HashSet<string> Made = new(StringComparer.Ordinal)
    {
        "System.Diagnostics.Stopwatch.StartNew", "System.Threading.Channels.Channel.CreateUnbounded", "System.Threading.Channels.Channel.CreateBounded", "System.Text.Encoding.GetEncoding", "System.Buffers.SearchValues.Create",
    };

    private static readonly HashSet<string> Copying = new(StringComparer.Ordinal) { "ToImmutableArray", "ToImmutableList", "ToImmutableHashSet", "ToFrozenSet" };

    /// <summary>Whether a type is one of them.</summary>
    public static bool Are(ITypeSymbol type) => type.DeclaringSyntaxReferences.IsEmpty && NameOf(type) is var name && (Idle.Contains(name) || Demanding.Contains(name) || name == Cancellation);

    /// <summary>Whether a new one takes what it is given.</summary>
    public static bool TakeAnything(INamedTypeSymbol type, SeparatedSyntaxList<ArgumentSyntax> arguments, SemanticModel model) =>
        arguments.Count == 0 || Idle.Contains(NameOf(type)) || (Demanding.Contains(NameOf(type)) && arguments.All(argument => FrameworkCreation.IsFixed(argument.Expression, model)));

    /// <summary>Whether a method makes one, or a collection that never changes, of values, whatever it is given.</summary>
    public static bool AreMadeBy(IMethodSymbol method) => IsOfImmutables(method) && (Copying.Contains(method.Name) || (method.Name is "Create" or "CreateRange" && method.ContainingType.Name is "ImmutableArray" or "ImmutableList"));

    /// <summary>Whether a call makes one of what is known when the code is written.</summary>
    public static bool AreMadeBy(IMethodSymbol method, InvocationExpressionSyntax call, SemanticModel model) => method.ContainingType is { DeclaringSyntaxReferences.IsEmpty: true } type
        && (Made.Contains(NameOf(type) + "." + method.Name) ? call.ArgumentList.Arguments.All(argument => FrameworkCreation.IsFixed(argument.Expression, model) || argument.Expression is BaseObjectCreationExpressionSyntax or CollectionExpressionSyntax)
            : IsOfImmutables(method) && (method.Name == "Create" ? call.ArgumentList.Arguments.All(argument => FrameworkCreation.IsFixed(argument.Expression, model)) : IsCopyOfPairs(method, call, model)));

    // The keys of a dictionary are different ones.
    private static bool IsCopyOfPairs(IMethodSymbol method, InvocationExpressionSyntax call, SemanticModel model) => method is { Name: "ToImmutableDictionary" or "ToFrozenDictionary", ReducedFrom: not null }
        && call is { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Expression: var pairs } } && FrameworkCreation.HasKeys(model.GetTypeInfo(pairs).Type);

    private static bool IsOfImmutables(IMethodSymbol method) => method.ContainingNamespace?.ToDisplayString() is "System.Collections.Immutable" or "System.Collections.Frozen";

    private static string NameOf(ITypeSymbol type) => type.ContainingNamespace?.ToDisplayString() + "." + type.Name;
}
