using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using TypedFlags.CodeFixes.Accessors;
using TypedFlags.CodeFixes.FlagFiles;
using TypedFlags.CodeFixes.NearNames;
using TypedFlags.CodeFixes.Replacements;
using TypedFlags.CodeFixes.Tests.Accessors;
using TypedFlags.CodeFixes.Tests.Harness;

namespace TypedFlags.CodeFixes.Tests;

/// <summary>Code is broken most of the time it is written: fixes say nothing then, or something sound, and never throw.</summary>
public class OddCodeTests
{
    private static readonly string Code = AccessorCode.Class(
        """
            string Old => Flags.Old.GetValue() + Flags.Names.Old + nameof(Flags.Old);

            async Task<object> A(IFeatureManager f, IFlagClient client, FlagContext who)
            {
                if (await f.IsEnabledAsync("new_checkout").ConfigureAwait(false) && client.GetBoolean("new_chekout", who, false))
                {
                    return Flags.Names.Old;
                }

                return client.GetString("greeting", null, "hi") ?? client.GetString("old", who, "");
            }

            async Task B(IFeatureManager f, Customer user) { await f.IsEnabledAsync("beta", user); return; }

            Func<Task<bool>> C(IFeatureManager f) => async () => await f.IsEnabledAsync("new_checkout");
        """);

    private static readonly CodeFixProvider[] Providers =
        [new NearNameFixProvider(), new AddFlagFixProvider(), new UseAccessorFixProvider(), new UseReplacementFixProvider(), new NearNameInFileFixProvider()];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Code_without_some_of_its_words_is_no_reason_to_throw(int seed)
    {
        // A seeded generator is the point here.
        Random random = new(seed);
        int offered = 0;
        for (int number = 0; number < 12; number++)
        {
            Solution solution = FixSolution.Create([AccessorCode.Project(Spoil(random)).WithFile("flags.yaml", AccessorCode.Flags + "\n  old: { type: string, default: a, deprecated: true, replaced_by: greeting }\n")]);
            offered += await OfferAllAsync(solution.Projects.Single());
        }

        Assert.True(offered > 0, "Nothing was offered, so nothing was tried.");
    }

    private static async Task<int> OfferAllAsync(Project project)
    {
        int offered = 0;
        foreach (Diagnostic diagnostic in await FixSolution.AnalyzeAsync(project, CancellationToken.None))
        {
            foreach (CodeFixProvider provider in Providers.Where(provider => provider.FixableDiagnosticIds.Contains(diagnostic.Id)))
            {
                CodeFixContext context = new(FixSolution.DocumentOf(project, diagnostic), diagnostic, (_, _) => offered++, CancellationToken.None);
                await provider.RegisterCodeFixesAsync(context);
            }
        }

        return offered;
    }

    private static string Spoil(Random random)
    {
        string text = Code;
        for (int count = random.Next(3); count >= 0; count--)
        {
            SyntaxToken[] tokens = [.. CSharpSyntaxTree.ParseText(text).GetRoot().DescendantTokens().Where(static token => token.Span.Length > 0)];
            SyntaxToken token = tokens[random.Next(tokens.Length)];
            text = text.Remove(token.SpanStart, token.Span.Length);
        }

        return text;
    }
}
