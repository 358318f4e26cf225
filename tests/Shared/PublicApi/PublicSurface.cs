using System.Reflection;
using System.Runtime.CompilerServices;

namespace TypedFlags.Tests.Shared;

/// <summary>What an assembly offers to others, as text: a line a type and, indented, a line a member, in ordinal order.</summary>
internal static class PublicSurface
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly NullabilityInfoContext Nullability = new();

    public static string Of(Assembly assembly)
    {
        List<string> lines = [];
        foreach (Type type in assembly.GetExportedTypes().OrderBy(static type => NameOf(type, qualified: true), StringComparer.Ordinal))
        {
            lines.Add(Declaration(type));
            lines.AddRange(Members(type).Order(StringComparer.Ordinal).Select(static member => "    " + member));
        }

        return string.Join('\n', lines) + "\n";
    }

    private static string Declaration(Type type)
    {
        string kind = type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } => "struct",
            _ when type.IsSubclassOf(typeof(Delegate)) => "delegate",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        IEnumerable<Type> above = type.IsInterface || type.IsValueType || type.BaseType == typeof(object) ? [] : [type.BaseType!];
        above = kind is "enum" or "delegate" ? [] : above.Concat(type.GetInterfaces().OrderBy(static one => NameOf(one), StringComparer.Ordinal));
        string bases = string.Join(", ", above.Select(static one => NameOf(one)));
        return $"{kind} {NameOf(type, qualified: true)}{(bases.Length == 0 ? string.Empty : " : " + bases)}{Constraints(type.GetGenericArguments())}";
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetNames(type).Select(name => $"{Convert.ToInt64(Enum.Parse(type, name), provider: null)} {name}");
        }

        if (type.IsSubclassOf(typeof(Delegate)))
        {
            return [Method(type.GetMethod("Invoke")!)];
        }

        return type.GetFields(Declared).Where(static field => IsVisible(field.IsPublic, field.IsFamily, field.IsFamilyOrAssembly)).Select(Field)
            .Concat(type.GetProperties(Declared).Where(static property => property.GetAccessors(nonPublic: true).Any(IsVisible)).Select(Property))
            .Concat(type.GetConstructors(Declared).Where(IsVisible).Select(static constructor => $"new({Parameters(constructor)})"))
            .Concat(type.GetMethods(Declared).Where(static method => IsVisible(method) && (!method.IsSpecialName || IsOperator(method))).Select(Method));
    }

    private static string Field(FieldInfo field) => field.IsLiteral
        ? $"const {NameOf(field.FieldType)} {field.Name} = {field.GetRawConstantValue()}"
        : $"{(field.IsStatic ? "static " : "")}{NameOf(field.FieldType)} {field.Name}";

    private static string Property(PropertyInfo property)
    {
        string accessors = property.GetMethod is { } get && IsVisible(get) ? " get;" : "";
        if (property.SetMethod is { } set && IsVisible(set))
        {
            accessors += set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? " init;" : " set;";
        }

        ParameterInfo[] indexes = property.GetIndexParameters();
        string name = indexes.Length == 0 ? property.Name : $"this[{string.Join(", ", indexes.Select(Parameter))}]";
        return $"{Modifiers(property.GetAccessors(nonPublic: true)[0])}{NameOf(property.PropertyType)}{Mark(property.PropertyType, Nullability.Create(property))} {name} {{{accessors} }}";
    }

    private static string Method(MethodInfo method)
    {
        Type[] arguments = method.GetGenericArguments();
        string generic = arguments.Length == 0 ? "" : $"<{string.Join(", ", arguments.Select(static one => one.Name))}>";
        return $"{Modifiers(method)}{NameOf(method.ReturnType)}{Mark(method.ReturnType, Nullability.Create(method.ReturnParameter))} {method.Name}{generic}({Parameters(method)}){Constraints(arguments)}";
    }

    private static string Modifiers(MethodBase method)
    {
        string modifiers = method.IsStatic ? "static " : "";
        bool isInherited = method is MethodInfo info && info.GetBaseDefinition() != info;
        return modifiers + (isInherited ? "override " : method.DeclaringType!.IsInterface && !method.IsStatic ? ""
            : method.IsAbstract ? "abstract " : method is { IsVirtual: true, IsFinal: false } && !method.DeclaringType.IsSealed ? "virtual " : "");
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        string direction = parameter.IsOut ? "out " : parameter.IsIn ? "in " : parameter.ParameterType.IsByRef ? "ref " : "";
        Type type = parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;
        string value = parameter.HasDefaultValue ? $" = {parameter.DefaultValue ?? "default"}" : "";
        string extended = parameter is { Position: 0, Member: MethodInfo method } && method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "";
        return $"{extended}{direction}{NameOf(type)}{Mark(type, Nullability.Create(parameter))} {parameter.Name}{value}";
    }

    private static string Constraints(Type[] arguments) => string.Concat(arguments.Where(static one => one.IsGenericParameter).Select(static one =>
    {
        GenericParameterAttributes special = one.GenericParameterAttributes & GenericParameterAttributes.SpecialConstraintMask;
        IEnumerable<string> kinds = special.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint) ? ["struct"]
            : special.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint) ? ["class"] : [];
        string all = string.Join(", ", kinds.Concat(one.GetGenericParameterConstraints().Where(static type => type != typeof(ValueType)).Select(static type => NameOf(type))));
        return all.Length == 0 ? "" : $" where {one.Name} : {all}";
    }));

    private static string NameOf(Type type, bool qualified = false)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return NameOf(underlying) + "?";
        }

        if (type.IsArray)
        {
            return NameOf(type.GetElementType()!) + "[]";
        }

        string name = type.Name.Split('`')[0];
        string arguments = type.IsGenericType ? $"<{string.Join(", ", type.GetGenericArguments().Select(static one => NameOf(one)))}>" : "";
        return (qualified ? type.Namespace + "." : "") + name + arguments;
    }

    private static string Mark(Type type, NullabilityInfo nullability) =>
        !type.IsValueType && !type.IsGenericParameter && NullabilityState.Nullable == (nullability.ReadState == NullabilityState.Unknown ? nullability.WriteState : nullability.ReadState)
            ? "?"
            : "";

    private static bool IsOperator(MethodInfo method) => method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static bool IsVisible(MethodBase method) => IsVisible(method.IsPublic, method.IsFamily, method.IsFamilyOrAssembly);

    private static bool IsVisible(bool isPublic, bool isFamily, bool isFamilyOrAssembly) => isPublic || isFamily || isFamilyOrAssembly;
}
