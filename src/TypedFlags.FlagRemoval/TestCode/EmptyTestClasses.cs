using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Steps;
using TypedFlags.FlagRemoval.Trees;

namespace TypedFlags.FlagRemoval.TestCode;

/// <summary>Classes whose last test went: they go with what is private in them, or only there for tests. Where that was all of a file, it is told.</summary>
internal sealed class EmptyTestClasses : FileStep
{
    public override void Report(Removal removal)
    {
        foreach (RemovalFile file in removal.Files.Where(static file => file.Tree != file.Original))
        {
            SyntaxNode root = file.Tree.GetRoot(removal.CancellationToken);
            if (!HasContent(root) && HasContent(file.Original.GetRoot(removal.CancellationToken)))
            {
                removal.Tell(FlagRemovalReason.NowUnused, "Nothing is left in this file. Delete it.", Location.Create(file.Tree, root.GetFirstToken(includeZeroWidth: true).Span));
            }
        }
    }

    protected internal override void Find(FileView view, TreeEdits edits)
    {
        if (view.File.Tree == view.File.Original)
        {
            return;
        }

        foreach (ClassDeclarationSyntax type in view.Root.DescendantNodes(static node => node is not MemberDeclarationSyntax || node is BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax).OfType<ClassDeclarationSyntax>())
        {
            if (type.Members.All(IsForTests) && HadTests(type, view.File) && !type.Modifiers.Any(SyntaxKind.PartialKeyword) && !type.ContainsDirectives
                && view.Model.GetDeclaredSymbol(type, view.CancellationToken) is { BaseType.SpecialType: SpecialType.System_Object } symbol
                && Reference.EachOf(symbol, view.Removal.Now).All(reference => Crefs.IsLink(reference) || (reference.Name.SyntaxTree == type.SyntaxTree && type.Span.Contains(reference.Name.Span))))
            {
                Deletion.Delete(type, edits);
            }
        }
    }

    private static bool HadTests(ClassDeclarationSyntax type, RemovalFile file) =>
        MemberPath.FindIn(file.Original.GetRoot(), type) is { Count: 1 } before && ((ClassDeclarationSyntax)before[0]).Members.Any(TestMethods.Is);

    private static bool IsForTests(MemberDeclarationSyntax member) => member switch
    {
        ConstructorDeclarationSyntax => true,
        FieldDeclarationSyntax or PropertyDeclarationSyntax => !member.Modifiers.Any(static modifier => modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword),
        MethodDeclarationSyntax method => !TestMethods.Is(method)
            && (!method.Modifiers.Any(static modifier => modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword)
                || method.Identifier.ValueText is "Dispose" or "DisposeAsync" or "InitializeAsync"
                || TestMethods.Attributes(method).Any(static attribute => TestMethods.NameOf(attribute) is "SetUp" or "TearDown" or "OneTimeSetUp" or "OneTimeTearDown" or "TestInitialize" or "TestCleanup")),
        _ => false,
    };

    private static bool HasContent(SyntaxNode root) =>
        root.DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).Any(static node =>
            node is AttributeListSyntax or UsingDirectiveSyntax { GlobalKeyword.RawKind: not 0 } or MemberDeclarationSyntax and not BaseNamespaceDeclarationSyntax);
}
