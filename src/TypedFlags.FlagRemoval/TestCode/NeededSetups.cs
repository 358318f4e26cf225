using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Checking;
using TypedFlags.FlagRemoval.Steps;

namespace TypedFlags.FlagRemoval.TestCode;

/// <summary>
/// Set-ups of tests of what still asks for the flag: without them these tests would fail. In this program that are the uses that are left because without them it would not
/// compile; of uses in others the request knows. For one run.
/// </summary>
internal sealed class NeededSetups
{
    /// <summary>What is told of one.</summary>
    public const string Message = "This stays, since what is tested here still asks for the flag: see to that, then run the same again.";

    private readonly Removal _removal;

    // Files are looked at side by side.
    private readonly Lazy<HashSet<string>> _asking;

    public NeededSetups(Removal removal)
    {
        _removal = removal;
        _asking = new Lazy<HashSet<string>>(() => [.. removal.Request.StillAsking, .. FindLeft()]);
    }

    /// <summary>Whether a set-up has to stay.</summary>
    public bool Has(TestSetup setup) =>
        _asking.Value.Count > 0
        && setup.Place.Ancestors().OfType<BaseTypeDeclarationSyntax>().LastOrDefault() is { } type
        && _removal.Now.ModelOf(type.SyntaxTree).GetDeclaredSymbol(type, _removal.CancellationToken)?.GetDocumentationCommentId() is { } id
        && _asking.Value.Contains(id);

    private IReadOnlyCollection<string> FindLeft()
    {
        AskingTypes types = new([_removal.Compilation]);
        foreach (RemovalFile file in _removal.Files)
        {
            foreach (SyntaxNode left in LeftAlone.In(file.Tree.GetRoot(_removal.CancellationToken)))
            {
                // What a test does in such code is no question that others need answered.
                foreach (SyntaxToken word in _removal.Recognition.Words.TokensIn(left))
                {
                    if (!word.Parent!.Ancestors().OfType<TypeDeclarationSyntax>().Any(static type => type.Members.Any(TestMethods.Is)))
                    {
                        types.Add(word.Parent!, _removal.Compilation);
                    }
                }
            }
        }

        types.AddUsers();
        return types.Ids;
    }
}
