using TypedFlags.Definitions.Syntax;

namespace TypedFlags.Definitions.Binding;

/// <summary>Binds what describes a flag and never changes at run time, but for its type and values.</summary>
internal sealed class IdentityBinder(BindingSession session)
{
    private static readonly string[] s_kinds = ["release", "experiment", "operational", "permission"];

    /// <summary>Binds what other flags may ask about: all flags pass here before references are followed.</summary>
    public static void BindTraits(FlagSymbol symbol)
    {
        FileReport report = symbol.Report;
        Properties properties = symbol.Properties;
        if (properties[FlagProperties.Kind] is { } kind)
        {
            symbol.Kind = (FlagKind)Math.Max(0, Scalars.Word(report, kind, "kind", s_kinds));
        }

        symbol.IsPublic = properties[FlagProperties.Public] is { } isPublic && Scalars.Boolean(report, isPublic, "public") is true;
        if (properties[FlagProperties.Bucketing] is { } bucketing)
        {
            symbol.Bucketing = (Bucketing)Math.Max(0, Scalars.Word(report, bucketing, "bucketing", Bucketings.Names));
        }
    }

    /// <summary>Binds the rest into a definition that has neither values nor state yet.</summary>
    public FlagDefinition Bind(FlagSymbol symbol)
    {
        FileReport report = symbol.Report;
        Properties properties = symbol.Properties;
        (bool isDeprecated, string? message) = Deprecation(symbol);
        symbol.IsDeprecated = isDeprecated;
        string? created = Date(symbol, FlagProperties.Created, "created", out DateTimeOffset? createdAt, out _);
        string? expires = Date(symbol, FlagProperties.Expires, "expires", out DateTimeOffset? expiresAt, out bool isDay);
        symbol.Created = createdAt;
        symbol.Expires = expiresAt;
        symbol.ExpiredFrom = isDay && expiresAt < DateTimeOffset.MaxValue.AddDays(-1) ? expiresAt?.AddDays(1) : expiresAt;
        return new FlagDefinition
        {
            Key = symbol.Key,
            MemberName = symbol.MemberName,
            Name = Text(report, properties, FlagProperties.Name, "name"),
            Description = Text(report, properties, FlagProperties.Description, "description"),
            Kind = symbol.Kind,
            Owner = Text(report, properties, FlagProperties.Owner, "owner"),
            Tags = properties[FlagProperties.Tags] is { } tags ? Scalars.TextList(report, tags, "tags") ?? default : default,
            Metadata = properties[FlagProperties.Metadata] is { } metadata ? Metadata(report, metadata) : default,
            Created = created,
            Expires = expires,
            IsDeprecated = isDeprecated,
            DeprecationMessage = message,
            ReplacedBy = ReplacedBy(symbol),
            IsPublic = symbol.IsPublic,
            Type = symbol.Type ?? FlagValueType.Boolean,
            BucketBy = properties[FlagProperties.BucketBy] is { } unit && BucketBy(report, unit) is { } name and not "user" ? name : null,
            Salt = Text(report, properties, FlagProperties.Salt, "salt"),
            Bucketing = symbol.Bucketing == Bucketing.TypedFlags ? null : Bucketings.Names[(int)symbol.Bucketing],
            Default = ConstantValue.Null.Instance,
        };
    }

    /// <summary>Binds <c>bucket_by</c>: what a rollout or split tells apart. Null after a diagnostic.</summary>
    public string? BucketBy(FileReport report, YamlNode node)
    {
        string? name = Scalars.Text(report, node, "bucket_by");
        if (name is null or "user" or "tenant")
        {
            return name;
        }

        if (!session.Attributes.TryGetValue(name, out AttributeSymbol? attribute))
        {
            report.Unknown(node, "attribute", name, session.Attributes.Keys.Concat(["user", "tenant"]), session.IsTruncated);
            return null;
        }

        if (attribute.Type == AttributeType.List)
        {
            report.Invalid(node, $"{Say.Quoted(name)} is a list; 'bucket_by' wants an attribute that has one value.");
            return null;
        }

        return name;
    }

    private static string? Text(FileReport report, Properties properties, int slot, string name) =>
        properties[slot] is { } node ? Scalars.Text(report, node, name) : null;

    private static string? Date(FlagSymbol symbol, int slot, string name, out DateTimeOffset? moment, out bool isDay)
    {
        moment = null;
        isDay = false;
        if (symbol.Properties[slot] is not { } node)
        {
            return null;
        }

        moment = Scalars.Date(symbol.Report, node, name, out string? text, out isDay);
        return text;
    }

    private static (bool IsDeprecated, string? Message) Deprecation(FlagSymbol symbol)
    {
        switch (symbol.Properties[FlagProperties.Deprecated])
        {
            case null:
                return (false, null);
            case YamlScalar { Kind: YamlScalarKind.String } scalar:
                return (true, scalar.Text);
            case YamlScalar { Kind: YamlScalarKind.Boolean } scalar:
                return (scalar.TryGetBoolean(out bool value) && value, null);
            case { } node:
                symbol.Report.Invalid(node, $"'deprecated' is true, false or a message, but {Say.WhatIs(node)}.");
                return (false, null);
        }
    }

    private string? ReplacedBy(FlagSymbol symbol)
    {
        if (symbol.Properties[FlagProperties.ReplacedBy] is not { } node || Scalars.Text(symbol.Report, node, "replaced_by") is not { } key)
        {
            return null;
        }

        if (!session.Flags.TryGetValue(key, out FlagSymbol? target))
        {
            symbol.Report.Unknown(node, "flag", key, session.Flags.Keys, session.IsTruncated);
            return null;
        }

        symbol.ReplacedBy.Add(new Reference<FlagSymbol>(target, symbol.Report, node.Range));
        return key;
    }

    private static EquatableArray<NamedValue> Metadata(FileReport report, YamlNode node)
    {
        if (Scalars.Entries(report, node, "metadata") is not { } mapping)
        {
            return default;
        }

        List<NamedValue> values = new(mapping.Entries.Length);
        foreach (YamlEntry entry in mapping.Entries)
        {
            if (entry.Value is not YamlScalar { Kind: not YamlScalarKind.Null } scalar)
            {
                report.Invalid(entry.Value, $"Metadata is text, numbers and booleans, but {Say.WhatIs(entry.Value)}.");
            }
            else if (Literals.Scalar(report, scalar, entry.Key.Text) is { } value)
            {
                values.Add(new NamedValue(entry.Key.Text, value));
            }
        }

        return Collect.Array(values);
    }
}
