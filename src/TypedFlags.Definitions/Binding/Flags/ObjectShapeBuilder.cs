using TypedFlags.Definitions.Naming;
using TypedFlags.Definitions.Syntax;

namespace TypedFlags.Definitions.Binding;

/// <summary>Finds what the values of an object flag have in common, and reports the value that differs (TF2004) and names that C# can't use.</summary>
internal sealed class ObjectShapeBuilder(FileReport report, string recordName)
{
    private MemberType? _type;

    /// <summary>The members found so far, or null.</summary>
    public ObjectShape? Shape => _type?.Shape;

    /// <summary>Takes another value; false after a diagnostic.</summary>
    public bool Add(ConstantValue value, YamlNode node)
    {
        MemberType? type = Unify(_type, value, node, recordName, recordName);
        _type = type ?? _type;
        return type is not null;
    }

    private MemberType? Unify(MemberType? known, ConstantValue value, YamlNode node, string name, string typeName)
    {
        if (value is ConstantValue.Null)
        {
            return known is null ? new MemberType(MemberKind.Unknown, IsNullable: true) : known with { IsNullable = true };
        }

        MemberKind kind = KindOf(value);
        if (known is null || known.Kind == MemberKind.Unknown)
        {
            return Begin(kind, known is { IsNullable: true }, value, node, name, typeName);
        }

        if (known.Kind != kind)
        {
            if (IsNumber(known.Kind) && IsNumber(kind))
            {
                return known with { Kind = (MemberKind)Math.Max((int)known.Kind, (int)kind) };
            }

            report.Invalid(node, $"{Say.Quoted(name)} is {NameOf(known.Kind)} in an earlier value, but {NameOf(kind)} here; all values share their members' types.");
            return null;
        }

        return (value, node) switch
        {
            (ConstantValue.Object o, YamlMapping mapping) => UnifyMembers(known, o, mapping),
            (ConstantValue.List list, YamlSequence sequence) => UnifyElements(known, list, sequence, name, typeName),
            _ => known,
        };
    }

    private MemberType? Begin(MemberKind kind, bool isNullable, ConstantValue value, YamlNode node, string name, string typeName) => (value, node) switch
    {
        (ConstantValue.Object o, YamlMapping mapping) =>
            BeginMembers(o, mapping, typeName) is { } shape ? new MemberType(kind, isNullable, shape) : null,
        (ConstantValue.List list, YamlSequence sequence) =>
            UnifyElements(new MemberType(kind, isNullable), list, sequence, name, typeName),
        _ => new MemberType(kind, isNullable),
    };

    private ObjectShape? BeginMembers(ConstantValue.Object value, YamlMapping mapping, string typeName)
    {
        bool isSound = true;
        HashSet<string> taken = new(StringComparer.Ordinal) { typeName };
        List<ObjectMember> members = new(mapping.Entries.Length);
        for (int index = 0; index < mapping.Entries.Length; index++)
        {
            YamlEntry entry = mapping.Entries[index];
            string memberName = CSharpNames.ToMemberName(entry.Key.Text);
            isSound &= CheckName(entry.Key, memberName, taken);
            MemberType? type = Unify(null, value.Members[index].Value, entry.Value, entry.Key.Text, memberName + "Value");
            isSound &= type is not null;
            if (isSound && HasRecord(type!) && !taken.Add(memberName + "Value"))
            {
                Collides(entry.Key, memberName + "Value");
                isSound = false;
            }

            if (isSound)
            {
                members.Add(new ObjectMember(entry.Key.Text, memberName, type!));
            }
        }

        return isSound ? new ObjectShape(Collect.Array(members)) : null;
    }

    private bool CheckName(YamlScalar key, string memberName, HashSet<string> taken)
    {
        if (!CSharpNames.IsIdentifier(memberName))
        {
            report.Add(FlagsDiagnosticIds.NameCollision, key.Range, $"{Say.Quoted(key.Text)} gives no C# name, which begins with a letter; call the member something else.");
            return false;
        }

        if (ReservedNames.WhyNoObjectMemberCanBe(memberName) is { } reason)
        {
            report.Add(FlagsDiagnosticIds.NameCollision, key.Range, $"{Say.Quoted(key.Text)} gives the C# name {Say.Quoted(memberName)}, which {reason}; call the member something else.");
            return false;
        }

        if (!taken.Add(memberName))
        {
            Collides(key, memberName);
            return false;
        }

        return true;
    }

    private void Collides(YamlScalar key, string name) =>
        report.Add(FlagsDiagnosticIds.NameCollision, key.Range, $"{Say.Quoted(key.Text)} needs the C# name {Say.Quoted(name)}, which is taken in this object; call the member something else.");

    private MemberType? UnifyMembers(MemberType known, ConstantValue.Object value, YamlMapping mapping)
    {
        Dictionary<string, int> indexes = new(StringComparer.Ordinal);
        for (int index = 0; index < value.Members.Count; index++)
        {
            indexes[value.Members[index].Name] = index;
        }

        EquatableArray<ObjectMember> expected = known.Shape!.Members;
        ObjectMember[] members = new ObjectMember[expected.Count];
        for (int slot = 0; slot < members.Length; slot++)
        {
            ObjectMember member = expected[slot];
            if (!indexes.TryGetValue(member.Name, out int index))
            {
                report.Invalid(mapping, $"The member {Say.Quoted(member.Name)} is missing here; all values of the flag share their members. Null is allowed.");
                return null;
            }

            indexes.Remove(member.Name);
            YamlEntry entry = mapping.Entries[index];
            if (Unify(member.Type, value.Members[index].Value, entry.Value, member.Name, member.MemberName + "Value") is not { } type)
            {
                return null;
            }

            members[slot] = ReferenceEquals(type, member.Type) ? member : member with { Type = type };
        }

        foreach (KeyValuePair<string, int> extra in indexes)
        {
            YamlScalar key = mapping.Entries[extra.Value].Key;
            string? near = report.Near(extra.Key, expected.Items.Select(member => member.Name));
            report.Invalid(key, $"Other values of the flag have no member {Say.Quoted(extra.Key)}; all values share their members.{Say.DidYouMean(near)}", near);
            return null;
        }

        return known with { Shape = new ObjectShape(Collect.Array(members)) };
    }

    private MemberType? UnifyElements(MemberType known, ConstantValue.List list, YamlSequence sequence, string name, string typeName)
    {
        MemberType? element = known.Element;
        for (int index = 0; index < list.Elements.Count; index++)
        {
            element = Unify(element, list.Elements[index], sequence.Items[index], name, typeName);
            if (element is null)
            {
                return null;
            }
        }

        return known with { Element = element ?? new MemberType(MemberKind.Unknown, IsNullable: false) };
    }

    private static bool HasRecord(MemberType type) =>
        type.Kind == MemberKind.Object || (type.Kind == MemberKind.List && type.Element is { } element && HasRecord(element));

    private static MemberKind KindOf(ConstantValue value) => value switch
    {
        ConstantValue.Boolean => MemberKind.Boolean,
        ConstantValue.Text => MemberKind.String,
        ConstantValue.Integer { Value: >= int.MinValue and <= int.MaxValue } => MemberKind.Integer,
        ConstantValue.Integer => MemberKind.Long,
        ConstantValue.Number => MemberKind.Number,
        ConstantValue.List => MemberKind.List,
        _ => MemberKind.Object,
    };

    // In the order of the enum each takes the values of those before it.
    private static bool IsNumber(MemberKind kind) => kind is MemberKind.Integer or MemberKind.Long or MemberKind.Number;

    private static string NameOf(MemberKind kind) => kind switch
    {
        MemberKind.Boolean => "a boolean",
        MemberKind.String => "text",
        MemberKind.Integer or MemberKind.Long or MemberKind.Number => "a number",
        MemberKind.List => "a list",
        _ => "an object",
    };
}
