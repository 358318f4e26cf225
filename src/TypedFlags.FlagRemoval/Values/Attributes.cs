using Microsoft.CodeAnalysis;

namespace TypedFlags.FlagRemoval.Values;

/// <summary>Attributes and shapes that say: someone else uses this, and not by code that one sees.</summary>
internal static class Attributes
{
    // These say nothing about who uses a member.
    private static readonly HashSet<string> Harmless = new(StringComparer.Ordinal)
    {
        "ObsoleteAttribute", "EditorBrowsableAttribute", "MethodImplAttribute", "SuppressMessageAttribute", "DebuggerBrowsableAttribute", "DebuggerStepThroughAttribute", "DebuggerDisplayAttribute",
        "DebuggerHiddenAttribute", "ExcludeFromCodeCoverageAttribute", "CompilerGeneratedAttribute", "GeneratedCodeAttribute", "NotNullAttribute", "MaybeNullAttribute", "NotNullWhenAttribute", "MemberNotNullAttribute",
        "MemberNotNullWhenAttribute", "PureAttribute", "UsedImplicitlyAttribute", "NullableAttribute", "NullableContextAttribute", "AsyncStateMachineAttribute", "UnconditionalSuppressMessageAttribute", "StackTraceHiddenAttribute",
        "JsonIgnoreAttribute", "NonSerializedAttribute", "ThreadStaticAttribute",
    };

    // These say of a type what web frameworks and test runners make of it, by its public members: who touches its private fields, and what its constructor gets, they leave as it is.
    private static readonly HashSet<string> OfHandlers = new(StringComparer.Ordinal)
    {
        "ApiControllerAttribute", "ControllerAttribute", "RouteAttribute", "AreaAttribute", "AuthorizeAttribute", "AllowAnonymousAttribute", "ProducesAttribute", "ConsumesAttribute", "ProducesResponseTypeAttribute",
        "ApiVersionAttribute", "ApiExplorerSettingsAttribute", "TagsAttribute", "EnableCorsAttribute", "DisableCorsAttribute", "EnableRateLimitingAttribute", "ResponseCacheAttribute", "ServiceFilterAttribute",
        "TypeFilterAttribute", "FeatureGateAttribute", "AutoValidateAntiforgeryTokenAttribute", "IgnoreAntiforgeryTokenAttribute", "RequestSizeLimitAttribute", "TestClassAttribute", "CollectionAttribute", "TraitAttribute",
    };

    // Types whose members are read and written by name.
    private static readonly string[] DataNames = ["Model", "Dto", "Options", "Settings", "Response", "Request", "Config", "Configuration", "Command", "Query", "Event", "Message", "Entity"];

    private static readonly string[] SettingNames = ["Options", "Settings", "Config", "Configuration"];

    private static readonly HashSet<string> ViewBases = new(StringComparer.Ordinal) { "PageModel", "ComponentBase", "LayoutComponentBase", "ViewModelBase", "ObservableObject", "Window", "Page", "UserControl", "RazorPage", "TagHelper", "ViewComponent" };

    /// <summary>True where an attribute may mean that a member is used by something else.</summary>
    public static bool AreOn(ISymbol symbol) => symbol.GetAttributes().Any(static attribute => attribute.AttributeClass is not { } type || !Harmless.Contains(type.Name));

    /// <summary>True where an attribute of a type may mean that its private fields, or the parameters of its constructor, are used by something else.</summary>
    public static bool MayReachInto(ITypeSymbol type) => type.GetAttributes().Any(static attribute => attribute.AttributeClass is not { } own || !(Harmless.Contains(own.Name) || OfHandlers.Contains(own.Name) || OfHandlers.Contains(own.Name + "Attribute")));

    /// <summary>True where an attribute of a field or property, or of its type, says that it is written from outside: serialized, injected, bound.</summary>
    public static bool AreOnHolder(ISymbol holder) => AreOn(holder) || (holder.ContainingType is { } type && MayReachInto(type) && holder is IFieldSymbol { IsConst: false, IsStatic: false });

    /// <summary>True where a member that is not private may be read or written by its name: of a type that carries data, or is bound to a view.</summary>
    public static bool MayBeBound(ISymbol member)
    {
        if (member.IsStatic || member.ContainingType is not { } type)
        {
            return false;
        }

        return type.IsRecord || AreOn(type) || (Array.Exists(DataNames, name => type.Name.EndsWith(name, StringComparison.Ordinal)) && !IsServiceWithSettings(type)) || HasBase(type) || IsOnlyData(type)
            || type.AllInterfaces.Any(static one => one.Name is "INotifyPropertyChanged");
    }

    // What is bound to configuration is created without arguments; one that gets a service is one itself.
    private static bool IsServiceWithSettings(INamedTypeSymbol type) => Array.Exists(SettingNames, name => type.Name.EndsWith(name, StringComparison.Ordinal))
        && type.InstanceConstructors.All(static constructor => constructor.Parameters.Any(static parameter => parameter.Type.TypeKind == TypeKind.Interface));

    private static bool HasBase(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (ViewBases.Contains(current.Name))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOnlyData(INamedTypeSymbol type) =>
        !type.GetMembers().Any(static member => member is IMethodSymbol { MethodKind: MethodKind.Ordinary, IsImplicitlyDeclared: false, IsOverride: false })
        && !type.InstanceConstructors.Any(static constructor => constructor.Parameters.Length > 0)
        && type.GetMembers().OfType<IPropertySymbol>().Any(static property => property.SetMethod is not null);
}
