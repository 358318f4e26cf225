using TypedFlags.Definitions.Naming;
using TypedFlags.Definitions.Syntax;

namespace TypedFlags.Definitions.Binding;

/// <summary>Binds what a file says about generated code; each setting stands in one file only.</summary>
internal sealed class FileSettingsBinder(BindingSession session)
{
    private static readonly string[] s_visibilities = ["internal", "public"];

    private readonly string?[] _settingsSeenIn = new string?[RootProperties.Table.Names.Length];

    /// <summary>Binds one file's settings into the session's.</summary>
    public void Bind(FileReport report, Properties root)
    {
        if (First(report, root, RootProperties.Namespace) is { } nameSpace)
        {
            BindNamespace(report, nameSpace);
        }

        if (First(report, root, RootProperties.Class) is { } className)
        {
            BindClass(report, className);
        }

        if (First(report, root, RootProperties.Visibility) is { } visibility)
        {
            session.Settings.IsPublic = Scalars.Word(report, visibility, "visibility", s_visibilities) == 1;
        }

        if (First(report, root, RootProperties.Policy) is { } policy)
        {
            PolicyBinder.Bind(session, report, policy);
        }
    }

    private YamlNode? First(FileReport report, Properties root, int slot)
    {
        if (!root.Has(slot))
        {
            return null;
        }

        if (_settingsSeenIn[slot] is not { } path)
        {
            _settingsSeenIn[slot] = report.File.Path;
            return root[slot];
        }

        YamlScalar key = root.KeyOf(slot);
        report.Add(FlagsDiagnosticIds.DuplicateKey, key.Range, $"'{key.Text}' stands in one file only, and is in '{FileOrder.NameOf(path)}' already.");
        return null;
    }

    private void BindNamespace(FileReport report, YamlNode node)
    {
        if (Scalars.Text(report, node, "namespace") is not { } name)
        {
            return;
        }

        if (CSharpNames.IsNamespace(name))
        {
            session.Settings.Namespace = name;
        }
        else
        {
            report.Add(
                FlagsDiagnosticIds.NameCollision, node.Range, $"{Say.Quoted(name)} is no C# namespace; write names such as Contoso.Shop, without keywords.");
        }
    }

    private void BindClass(FileReport report, YamlNode node)
    {
        if (Scalars.Text(report, node, "class") is not { } name)
        {
            return;
        }

        if (!CSharpNames.IsTypeName(name))
        {
            report.Add(FlagsDiagnosticIds.NameCollision, node.Range, $"{Say.Quoted(name)} can't be the name of a C# class; write one such as ShopFlags.");
        }
        else if (ReservedNames.IsMemberOfTheClass(name))
        {
            report.Add(FlagsDiagnosticIds.NameCollision, node.Range, $"The class can't be called {Say.Quoted(name)}, because it has a member of that name.");
        }
        else
        {
            session.Settings.ClassName = name;
        }
    }
}
