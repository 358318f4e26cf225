using TypedFlags.Definitions.Binding;

namespace TypedFlags.Definitions;

/// <summary>Gives files their meaning: checks every rule of the language and builds the model. Thread-safe.</summary>
public static class FlagSetBinder
{
    /// <summary>Binds the files of one project together. Never throws but for cancellation.</summary>
    /// <param name="files">The files, in any order; they merge in ordinal order of their names, <c>flags.yaml</c> first.</param>
    /// <param name="today">The UTC date against which <c>expires</c> is held (TF2014); its time is ignored.</param>
    /// <param name="cancellationToken">Stops the binding.</param>
    public static FlagSetBinding Bind(IEnumerable<FlagsFile> files, DateTime today, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        FlagsFile[] ordered = [.. files];
        Array.Sort(ordered, FileOrder.Instance);
        BindingSession session = new(today, Array.Exists(ordered, file => file.IsTruncated), cancellationToken);
        FileReport[] reports = Array.ConvertAll(ordered, file => new FileReport(file, session.Near));
        Properties?[] roots = Array.ConvertAll(reports, report => ReadRoot(session, report));

        BindSettings(session, reports, roots);
        ConditionBinder conditions = new(session);
        SegmentBinder segments = BindContextAndSegments(session, conditions, reports, roots);
        FlagBinder flags = BindFlags(session, conditions, reports, roots);

        FlagSetDefinition definition = new()
        {
            Namespace = session.Settings.Namespace,
            ClassName = session.Settings.ClassName,
            IsPublic = session.Settings.IsPublic,
            Context = ContextOf(session),
            Segments = segments.Definitions(),
            Flags = flags.Definitions(),
        };
        return new FlagSetBinding(definition, [.. reports.SelectMany(report => report.Finish())], session);
    }

    private static Properties? ReadRoot(BindingSession session, FileReport report)
    {
        if (report.File.Root is not { } mapping)
        {
            return null;
        }

        Properties root = RootProperties.Table.Read(report, mapping);
        session.NoteMerge(mapping);
        session.IsTruncated |= root.IsMisspelt(RootProperties.Context)
            || root.IsMisspelt(RootProperties.Segments)
            || root.IsMisspelt(RootProperties.Flags);
        return root;
    }

    private static void BindSettings(BindingSession session, FileReport[] reports, Properties?[] roots)
    {
        FileSettingsBinder settings = new(session);
        ForEach(reports, roots, settings.Bind);
    }

    private static SegmentBinder BindContextAndSegments(
        BindingSession session, ConditionBinder conditions, FileReport[] reports, Properties?[] roots)
    {
        ContextBinder context = new(session);
        SegmentBinder segments = new(session, conditions);
        ForEach(reports, roots, (report, root) =>
        {
            if (root[RootProperties.Context] is { } attributes)
            {
                context.Bind(report, attributes);
            }

            if (root[RootProperties.Segments] is { } named)
            {
                segments.Declare(report, named);
            }
        });
        segments.Bind();
        return segments;
    }

    private static FlagBinder BindFlags(BindingSession session, ConditionBinder conditions, FileReport[] reports, Properties?[] roots)
    {
        FlagDeclarer declarer = new(session);
        ForEach(reports, roots, (report, root) =>
        {
            if (root[RootProperties.Flags] is { } declared)
            {
                declarer.Declare(report, declared);
            }
        });
        FlagBinder flags = new(session, conditions);
        flags.Bind();
        return flags;
    }

    private static EquatableArray<AttributeDefinition> ContextOf(BindingSession session)
    {
        List<AttributeDefinition> attributes = new(session.Attributes.Count);
        foreach (AttributeSymbol symbol in session.Attributes.Values)
        {
            if (symbol.Type is { } type)
            {
                attributes.Add(new AttributeDefinition(symbol.Name, type, symbol.Values));
            }
        }

        attributes.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name));
        return Collect.Array(attributes);
    }

    private static void ForEach(FileReport[] reports, Properties?[] roots, Action<FileReport, Properties> bind)
    {
        for (int index = 0; index < reports.Length; index++)
        {
            if (roots[index] is { } root)
            {
                bind(reports[index], root);
            }
        }
    }
}
