using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedFlags.Definitions;
using TypedFlags.SourceGeneration.Analyzers.Catalog;
using TypedFlags.SourceGeneration.Contexts;
using TypedFlags.SourceGeneration.Diagnostics;

namespace TypedFlags.SourceGeneration.Analyzers.Contexts;

/// <summary>
/// TF1009: what a <c>[FlagContext]</c> asks for and the generator, which reports nothing, leaves out. Both decide by the same code; see
/// <see cref="ContextObstacles"/>, <see cref="ContextMembers"/> and <see cref="ContextBinder"/>.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ContextTypeAnalyzer : FlagUseAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [FlagUseRules.ContextMember];

    private protected override void Start(CompilationStartAnalysisContext context)
    {
        // Without a file nothing is generated for any type.
        if (FlagCatalog.Get(context.Compilation, context.Options, context.CancellationToken).Binding is not { } binding)
        {
            return;
        }

        Compilation compilation = context.Compilation;
        EquatableArray<AttributeDefinition> declared = binding.Definition.Context;
        context.RegisterSymbolAction(symbol => AnalyzeMarked(symbol, declared), SymbolKind.NamedType);

        ImmutableArray<ContextRequest> named =
        [
            .. compilation.Assembly.GetAttributes().Select(attribute => ContextRequest.From(attribute, context.CancellationToken)).OfType<ContextRequest>(),
        ];
        if (!named.IsEmpty)
        {
            context.RegisterSemanticModelAction(model => AnalyzeNamed(model, named, declared));
        }
    }

    // Of several on one type the generator takes the first.
    private static void AnalyzeMarked(SymbolAnalysisContext context, EquatableArray<AttributeDefinition> declared)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        foreach (AttributeData attribute in type.GetAttributes())
        {
            if (ContextRequest.From(attribute, context.CancellationToken) is not { IsOnUsableKind: true } request)
            {
                continue;
            }

            if (request.Positional is { } argument)
            {
                context.ReportDiagnostic(Diagnostic.Create(FlagUseRules.ContextMember, argument.GetLocation(), ContextTypeMessages.TypeOnType(type)));
            }

            ContextTypeCheck check = new(type, request, context.Compilation, context.ReportDiagnostic);
            check.Check(declared);
            return;
        }
    }

    private static void AnalyzeNamed(
        SemanticModelAnalysisContext context, ImmutableArray<ContextRequest> named, EquatableArray<AttributeDefinition> declared)
    {
        Compilation compilation = context.SemanticModel.Compilation;
        for (int index = 0; index < named.Length; index++)
        {
            ContextRequest request = named[index];
            if (request.Syntax.SyntaxTree != context.SemanticModel.SyntaxTree)
            {
                continue;
            }

            if (TypeOf(request) is not { } type)
            {
                ReportNoType(context, request);
            }
            else if (!IsServedOtherwise(type, named, index, compilation, context.CancellationToken))
            {
                new ContextTypeCheck(type, request, compilation, context.ReportDiagnostic).Check(declared);
            }
        }
    }

    private static TypedConstant? ArgumentOf(ContextRequest request) =>
        request.Attribute.ConstructorArguments is { Length: 1 } arguments ? arguments[0] : null;

    private static INamedTypeSymbol? TypeOf(ContextRequest request) =>
        ArgumentOf(request) is { Kind: TypedConstantKind.Type, Value: INamedTypeSymbol type } ? type : null;

    private static void ReportNoType(SemanticModelAnalysisContext context, ContextRequest request)
    {
        // An argument that does not compile is the compiler's to report.
        string? message = ArgumentOf(request) switch
        {
            null when request.Positional is null => ContextTypeMessages.NoType,
            { Kind: not TypedConstantKind.Error, IsNull: true } => ContextTypeMessages.NoType,
            { Kind: TypedConstantKind.Type, Value: ITypeSymbol type } when !Usability.IsUnknown(type) => ContextTypeMessages.Of(ContextObstacle.NoUser, type, type),
            _ => null,
        };
        if (message is not null)
        {
            context.ReportDiagnostic(Diagnostic.Create(FlagUseRules.ContextMember, request.Subject, message));
        }
    }

    // The mark on a type wins over its name on an assembly, the first name over the next, and another assembly's overloads over both.
    private static bool IsServedOtherwise(
        INamedTypeSymbol type, ImmutableArray<ContextRequest> named, int index, Compilation compilation, CancellationToken cancellationToken) =>
        named.Take(index).Any(earlier => SymbolEqualityComparer.Default.Equals(TypeOf(earlier), type))
        || (SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly)
            && type.GetAttributes().Any(attribute => ContextRequest.From(attribute, cancellationToken) is not null))
        || ForeignAdapters.Serve(type, compilation);
}
