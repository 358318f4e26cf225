using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedFlags.FlagRemoval.Folding;

/// <summary>
/// Methods of the framework that only look, or make something new. That they throw for a null, a text that is too short or an empty list is not missed; that is left of those whose point it is:
/// <c>int.Parse(text)</c>, <c>orders.Single()</c>.
/// </summary>
internal static class PureMethods
{
    // By the type's name, so that they are known also where nothing resolves.
    private static readonly HashSet<string> Statics = new(StringComparer.Ordinal)
    {
        "string.IsNullOrEmpty", "string.IsNullOrWhiteSpace", "string.Equals", "string.Compare", "string.Concat", "string.Join", "String.IsNullOrEmpty",
        "String.IsNullOrWhiteSpace", "String.Equals", "object.Equals", "object.ReferenceEquals", "ReferenceEquals", "Math.Abs", "Math.Min", "Math.Max",
        "OperatingSystem.IsWindows", "OperatingSystem.IsLinux", "OperatingSystem.IsMacOS", "char.IsDigit", "char.IsLetter", "char.IsWhiteSpace", "Task.FromResult", "ValueTask.FromResult",
        "TimeSpan.FromDays", "TimeSpan.FromHours", "TimeSpan.FromMinutes", "TimeSpan.FromSeconds", "TimeSpan.FromMilliseconds", "Guid.NewGuid",
    };

    // Getting a service out of a container does what giving it to a constructor does, which goes as well.
    private static readonly HashSet<string> Getters = new(StringComparer.Ordinal) { "GetService", "GetRequiredService", "GetKeyedService", "GetRequiredKeyedService" };

    private static readonly HashSet<string> Types = new(StringComparer.Ordinal)
    {
        "System.String", "System.Math", "System.Char", "System.Guid", "System.DateTime", "System.DateTimeOffset", "System.DateOnly", "System.TimeOnly", "System.TimeSpan", "System.Nullable", "System.Object",
        "System.Boolean", "System.Enum", "System.HashCode", "System.Collections.Generic.EqualityComparer", "System.Collections.Generic.Comparer", "System.StringComparer", "System.OperatingSystem", "System.Globalization.CultureInfo", "System.Linq.Enumerable",
    };

    // Of all types; what they have for itself is a matter of theirs.
    private static readonly HashSet<string> OfText = new(StringComparer.Ordinal) { "CompareTo", "Equals", "GetHashCode", "GetType", "ToString", "HasFlag" };

    private static readonly HashSet<string> OfLists = new(StringComparer.Ordinal) { "Contains", "ContainsKey", "ContainsValue", "IndexOf", "LastIndexOf", "ToArray", "AsReadOnly" };

    private static readonly HashSet<string> OfClaims = new(StringComparer.Ordinal) { "FindFirst", "FindAll", "FindFirstValue", "HasClaim", "IsInRole" };

    // What is asked of them is that they throw; and what they write into is another's.
    private static readonly HashSet<string> Demanding = new(StringComparer.Ordinal) { "Parse", "ParseExact", "Single", "SingleOrDefault", "ToDictionary", "DivRem", "CopyTo", "Create", "Intern" };

    /// <summary>Whether a method of the framework does nothing but give an answer.</summary>
    public static bool Has(IMethodSymbol method)
    {
        IMethodSymbol declared = method.ReducedFrom ?? method;

        // A tuple counts as declared where it is written.
        if (declared.ContainingType is { IsTupleType: true })
        {
            return OfText.Contains(declared.Name);
        }

        if (declared.ReturnsVoid || declared.ContainingType is not { DeclaringSyntaxReferences.IsEmpty: true } type || declared.Parameters.Any(static parameter => parameter.RefKind is RefKind.Out or RefKind.Ref))
        {
            return false;
        }

        string name = type.ContainingNamespace.ToDisplayString();
        return name switch
        {
            _ when FrameworkObjects.AreMadeBy(declared) => true,
            "System.Security.Claims" => OfClaims.Contains(declared.Name),
            "Microsoft.Extensions.DependencyInjection" => Getters.Contains(declared.Name),
            "System.Threading.Tasks" => declared.Name == "FromResult",
            "System" when type.SpecialType == SpecialType.System_Object => declared.IsStatic || declared.Name == "GetType",
            _ when Sequences.IsList(type) && type.SpecialType == SpecialType.None => OfLists.Contains(declared.Name),
            _ => !Demanding.Contains(declared.Name) && Types.Contains(name + "." + type.Name) || (IsNumber(type) && OfText.Contains(declared.Name)) || (name == "System" && type.Name == "IServiceProvider"),
        };
    }

    /// <summary>The same of a call that does not bind, by how it is written.</summary>
    public static bool HasByName(InvocationExpressionSyntax call) => Statics.Contains(call.Expression.ToString())
        || (call is { Expression: MemberAccessExpressionSyntax { Name: GenericNameSyntax name }, ArgumentList.Arguments.Count: 0 } && Getters.Contains(name.Identifier.ValueText));

    private static bool IsNumber(INamedTypeSymbol type) => type.SpecialType is >= SpecialType.System_Char and <= SpecialType.System_Double;
}
