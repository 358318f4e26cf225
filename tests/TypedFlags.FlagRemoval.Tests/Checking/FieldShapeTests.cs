using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedFlags.FlagRemoval.Checking;
using TypedFlags.FlagRemoval.Trees;
using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.FlagRemoval.Tests.Checking;

/// <summary>Fields and events that nothing uses: the compiler itself says what is right.</summary>
public class FieldShapeTests
{
    private static readonly string[] Shapes =
    [
        // never used
        "private int _f;",
        "private string? _f;",
        "private static int _f;",
        "private int _f = 5;",
        "private string _f = \"x\";",
        "private string? _f = null;",
        "private object _f = \"x\";",
        "private object _f = 5;",
        "private object? _f = null;",
        "private readonly Day _f = Day.Monday;",
        "private int _f = -5;",
        "private int _f = (5);",
        "private int _f = 2 + 3;",
        "private long _f = 5;",
        "private long? _f = 5;",
        "private int? _f = null;",
        "private int _f = default;",
        "private string _f = default!;",
        "private int _f = default(int);",
        "private int _f = Zero;",
        "private int _f = Ask();",
        "private object _f = new();",
        "private Plain _f = new();",
        "private Plain _f = new Plain();",
        "private Plain _f = new Plain { X = 1 };",
        "private Made _f = new Made(1);",
        "private Made _f = new();",
        "private (int, int) _f = (1, 2);",
        "private (int, int) _f = (1, Ask());",
        "private byte[] _f = [];",
        "private byte[] _f = null!;",
        "private byte[] _f = new byte[3];",
        "private int[] _f = new int[3];",
        "private int[] _f = null!;",
        "private int[] _f = [];",
        "private System.Span<int> Get() => _f; private int[] _f = null!;",
        "private string _f = $\"a\";",
        "private string _f = $\"a{Ask()}\";",
        "private string _f = \"a\" + Ask();",
        "private string _f = nameof(Ask);",
        "private System.Func<int> _f = Ask;",
        "private System.Func<int> _f = () => 1;",
        "private System.Type _f = typeof(int);",
        "private System.TimeSpan _f = System.TimeSpan.Zero;",
        "private System.Guid _f = new();",
        "private System.DateTime _f = new(2020, 1, 1);",
        "private bool _f = true;",
        "private bool _f = !true;",
        "private bool _f = true ? false : true;",
        "private bool _f = Zero == 0;",
        "private double _f = 5;",
        "private decimal _f = 5;",
        "private decimal _f = 5m;",
        "private Money _f = 5;",
        "private nint _f = 5;",
        "private System.IntPtr _f = (System.IntPtr)5;",
        "private unsafe int* _f = null;",
        "private dynamic _f = 5;",
        "private System.ReadOnlySpan<byte> Get() => default; private byte[] _f = \"a\"u8.ToArray();",
        "private readonly object _f;",
        "private const int _f = 5;",
        "private volatile int _f;",
        "[System.Obsolete] private int _f;",
        "[System.ThreadStatic] private static int _f;",
        "private int _f, _g = 5;",
        // written in methods
        "private int _f; void M() { _f = 5; }",
        "private int _f; void M() { this._f = 5; }",
        "private int _f; void M() { (_f) = 5; }",
        "private int _f; void M(int x) { _f = x; }",
        "private string? _f; void M(string x) { _f = x; }",
        "private string? _f; void M() { _f = \"x\"; }",
        "private string? _f; void M() { _f = null; }",
        "private object? _f; void M() { _f = null; }",
        "private object? _f; void M() { _f = new Plain(); }",
        "private Plain? _f; void M() { _f = new Plain(); }",
        "private Plain? _f; void M() { _f = new(); }",
        "private int _f; int M() => _f = 5;",
        "private int _f; int M() { return _f = 5; }",
        "private int _f; void M() { _f += 5; }",
        "private int _f; void M() { _f++; }",
        "private int _f; void M() { ++_f; }",
        "private string? _f; void M() { _f ??= \"x\"; }",
        "private object? _f; void M() { _f ??= new object(); }",
        "private int _f; void M() { int.TryParse(\"\", out _f); }",
        "private int _f; void M() { Take(ref _f); }",
        "private int _f; void M() { In(in _f); }",
        "private int _f; void M() { In(_f); }",
        "private int _f; void M() { ref int r = ref _f; }",
        "private int _f; void M() { ref int r = ref _f; r = 5; }",
        "private int _f; ref int M() => ref _f;",
        "private int _f; ref readonly int M() => ref _f;",
        "private int _f; unsafe void M() { fixed (int* p = &_f) { } }",
        "private int _f; void M() { (_f, int b) = (1, 2); }",
        "private int _f, _g; void M() { (_f, _g) = (_g, _f); }",
        "private int _f; void M() { (this._f, _) = (Ask(), 1); }",
        "private int _f; void M() { foreach (int i in new[] { 1 }) { _f = i; } }",
        "private int _f; void M(int _f) { this._f = _f; }",
        "private int _f; int M(int _f) => _f;",
        "private int _f; int M() { int _f = 5; return _f; }",
        // read
        "private int _f; int M() => _f;",
        "private string? _f; int M() => _f?.Length ?? 0;",
        "private Plain? _f; void M() { _f!.X = 5; }",
        "private Plain? _f; void M() { _f?.Go(); }",
        "private string? _f; string M() => nameof(_f);",
        "private int _f; string M() => nameof(_f);",
        "private int _f; string M() => nameof(Shape._f);",
        "/// <see cref=\"_f\"/>\n void M() { } private int _f;",
        "private int[]? _f; void M() { _f![0] = 5; }",
        "private bool _f; void M() { if (_f) { M(); } }",
        "private bool _f; void M() { return; if (_f) { M(); } }",
        "private bool _f; void M() { return; _f = true; }",
        "private bool _f; void M() { System.Action a = () => _f = true; a(); }",
        "private bool _f; void M() { System.Action a = () => Show(_f); a(); }",
        "private bool _f; void M() { void L() { _f = Ask() > 1; } }",
        "private int _f; int P => _f;",
        "private int _f; int P { get => 1; set => _f = value; }",
        "private int _f; int P { get; } private int Q { set { _f = 5; } }",
        "private readonly int _f; public Shape() { _f = 5; }",
        "private readonly int _f; public Shape(int f) { _f = f; }",
        "private readonly int _f; public Shape(int f) => _f = f;",
        "private int _f; bool M(Shape other) => other._f == 1;",
        "private int _f; void M(Shape other) { other._f = 1; }",
        "private int _f; void M(Shape? other) { other?.ToString(); }",
        "private int _f; bool M(object other) => other is Shape { _f: 1 };",
        "private int _f; Shape M() => new Shape { _f = 1 };",
        "private int _f; Shape M() => new Shape { _f = Ask() };",
        "private Plain _f = null!; Shape M() => new Shape { _f = { X = 1 } };",
        "private System.Collections.Generic.List<int> _f = null!; Shape M() => new Shape { _f = { 1 } };",
        "private int _f; class Inner { int M(Shape s) => s._f; }",
        "private int _f; class Inner { void M(Shape s) => s._f = 4; }",
        "private int _f; [System.Obsolete(nameof(_f))] void M() { }",
        // structs as fields
        "private Pair _f; void M() { _f.X = 5; }",
        "private Pair _f; int M() => _f.X;",
        "private Pair _f; void M() { _f.Go(); }",
        "private Pair _f; int M() => _f.Size;",
        "private Pair _f; void M() { _f.Size2 = 5; }",
        "private Pair _f = new() { X = 5 };",
        "private Pair _f = new();",
        "private Pair _f = new Pair();",
        "private Pair _f = default;",
        "private (int A, int B) _f; void M() { _f.A = 5; }",
        "private (int A, int B) _f; int M() => _f.A;",
        "private int? _f; int M() => _f!.Value;",
        "private int? _f; void M() { _f = 5; }",
        "private System.TimeSpan _f; string M() => _f.ToString();",
        "private System.Threading.CancellationToken _f; bool M() => _f.IsCancellationRequested;",
        // internal fields, and fields of types that nobody else sees
        "internal int _f; int M() => _f;",
        "internal int _f;",
        "public int _f; int M() => _f;",
        "public int _f;",
        "protected int _f;",
        "protected int _f; int M() => _f;",
        "private protected int _f; int M() => _f;",
        "protected internal int _f; int M() => _f;",
        "private class Inner { public int _f; } int M(Inner i) => i._f;",
        "private class Inner { public int _f; } Inner M() => new Inner { _f = 5 };",
        "private class Inner { public int _f; }",
        "private class Inner { protected int _f; int M() => _f; }",
        "private struct Inner { public int _f; } int M(Inner i) => i._f;",
        "private class Inner<T> { private T? _f; void M() { _f = default; } T? N() => new Inner<T>()._f; }",
        "private class Inner<T> { private T? _f; T? N(Inner<int> i) { i._f = 3; return default; } }",
        "private class Inner<T> where T : class { private T? _f; void M(T t) { _f = t; } }",
        "private class Inner<T> { private static T? _f = default; }",
        "private class Inner<T> { private T? _f; void M(T t) { _f = t; } }",
        "private class Inner<T> where T : new() { private T? _f; void M() { _f = new T(); } }",
        "[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Sequential)] private struct Inner { private int _f; }",
        "[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Sequential)] private struct Inner { private int _f; public Inner(int x) { _f = 5; } }",
        "private struct Inner { private int _f; public Inner(int x) { _f = 5; } }",
        "private unsafe struct Inner { private fixed int _f[4]; }",
        "private record Inner { private int _f; public int G; }",
        "private record Inner { public int _f; }",
        "private record struct Inner { private int _f; }",
        "private record struct Inner { public int _f; }",
        "private enum Inner { _f }",
        // events
        "public event System.EventHandler? E;",
        "private event System.EventHandler? E;",
        "public static event System.EventHandler? E;",
        "public event System.EventHandler? E; void M() { E?.Invoke(this, System.EventArgs.Empty); }",
        "public event System.EventHandler? E; void M() { E!(this, System.EventArgs.Empty); }",
        "public event System.EventHandler? E; void M() { E += On; } void On(object? s, System.EventArgs e) { }",
        "public event System.EventHandler? E; void M() { E -= On; } void On(object? s, System.EventArgs e) { }",
        "public event System.EventHandler? E; void M() { E = null; }",
        "public event System.EventHandler? E; void M() { E = On; } void On(object? s, System.EventArgs e) { }",
        "public event System.EventHandler? E; bool M() => E is null;",
        "public event System.EventHandler? E; string M() => nameof(E);",
        "public event System.EventHandler E = null!;",
        "public event System.EventHandler E = delegate { };",
        "public event System.EventHandler E = (_, _) => { };",
        "public event System.EventHandler? E { add { } remove { } }",
        "public virtual event System.EventHandler? E;",
        "private class Inner { public event System.EventHandler? E; } void M(Inner i) { i.E += null; }",
        "public event System.EventHandler? E; void M() { System.Threading.Interlocked.Exchange(ref E, null); }",
        "public event System.EventHandler? E; class Inner { void M(Shape s) => s.E?.Invoke(null, System.EventArgs.Empty); }",
        // more of structs
        "private readonly Pair _f; void M() { _f.Go(); }",
        "private Pair _f; void M() { _f.X = Ask(); }",
        "private Pair _f; void M() { _f.X++; }",
        "private Pair _f; void M() { _f.Go2(); }",
        "private Pair _f; int M() => _f[0];",
        "private Pair _f; string? M() => _f.ToString();",
        "private Pair _f; void M() { (_f.X, _) = (1, 2); }",
        "private int? _f; bool M() => _f.HasValue;",
        "private int? _f; int M() => _f.GetValueOrDefault();",
        "private Nested _f; void M() { _f.P.X = 5; }",
        "private Nested _f; int M() => _f.P.X;",
        "private Nested _f; void M() { _f.P.Go(); }",
        "private System.Collections.Generic.List<int> _f; int M() => _f[0];",
        "private System.Collections.Immutable.ImmutableArray<int> _f; int M() => _f[0];",
        "private System.Collections.Immutable.ImmutableArray<int> _f; void M() { foreach (int i in _f) { } }",
        "private int _f; int M() { return _f.CompareTo(3); }",
        "private int _f; int M() => (this)._f;",
        "private int _f = (int)5L;",
        "private int _f = (int)Money.Big;",
        "private int _f = checked(5);",
        "private Plain? _f = (Plain?)null;",
        "private object? _f = (string?)null;",
        "private Made _f; void M() { _f = default!; }",
        "private int _f; Shape M(Shape s) { Shape t = s; return t; } void N(Shape s) { s._f -= 1; }",
        "[My(F = 5)] private sealed class MyAttribute : System.Attribute { public int F; }",
        "private class Base { protected int _f; } private class Derived : Base { int M() => _f; }",
        "internal class Inner { public int _f; }",
        "internal class Inner { protected int _f; }",
        "private protected class Inner { public int _f; }",
        "protected class Inner { public int _f; }",
        "internal class Outer { public class Inner { public int _f; } }",
        "internal protected class Inner { public int _f; }",
        "private int @class; int M() => @class;",
        "private int _f; int M() { int Local() => _f; return Local(); }",
        "private int _f; void M() { var a = new { _f = 3 }; Show(a); }",
        "private int _f; void M() { var a = new { _f }; Show(a); }",
        "private int _f; void M() { (int _f, int b) t = (1, 2); Show(t._f); }",
        "private ref struct Inner { private ref int _f; }",
        "private ref struct Inner { private ref int _f; public Inner(ref int x) { _f = ref x; } }",
        "private ref struct Inner { private ref int _f; void M() { _f = 5; } }",
        "private bool _f; bool M() => _f = Ask() > 1;",
        "private bool _f; bool M(bool a) => a && (_f = true);",
        "private string _f = Text; private const string Text = \"x\";",
        "private Day _f = default; Day M() => Day.Monday;",
    ];

    private const string Surroundings = """
        #nullable enable
        public enum Day { Monday }
        public class Plain { public int X { get; set; } public void Go() { } }
        public class Made { public Made(int x = 1) { } }
        public struct Pair { public int X; public int Size => 1; public int Size2 { set { } } public void Go() { } public readonly void Go2() { } public int this[int i] => i; }
        public struct Nested { public Pair P; }
        public struct Money { public const long Big = 5; public static implicit operator Money(int x) => default; }
        """;

    // All in one program, each in a namespace of its own: the compiler looks for unused fields only in whole programs.
    private static readonly Lazy<CSharpCompilation> Program = new(static () =>
    {
        FlagsProject project = Shapes.Select(static (shape, index) => (shape, index)).Aggregate(new FlagsProject(), static (project, one) => project.WithSource(FileOf(one.shape), $$"""
            #nullable enable
            namespace N{{one.index}};

            public partial class Shape
            {
                private const int Zero = 0;
                private static int Ask() => 1;
                private static void Take(ref int x) => x = 1;
                private static void In(in int x) { }
                private static void Show(object x) { }
                {{one.shape}}
            }
            """));
        CSharpCompilation compilation = project.WithSource("Surroundings.cs", Surroundings).CreateCompilation();
        return compilation.WithOptions(compilation.Options.WithAllowUnsafe(true));
    });

    private static readonly Lazy<ILookup<string, Diagnostic>> Warnings = new(static () => Program.Value.GetDiagnostics()
        .Where(static problem => problem.Severity == DiagnosticSeverity.Error || problem.Id is "CS0067" or "CS0169" or "CS0414" or "CS0649")
        .ToLookup(static problem => problem.Location.SourceTree!.FilePath, StringComparer.Ordinal));

    public static TheoryData<string> Rows => [.. Shapes];

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_same_is_said_of_a_field_as_the_compiler_says(string shape) => Assert.Equal(
        Warnings.Value[FileOf(shape)].Select(static problem => $"{problem.Id} at {problem.Location.SourceSpan.Start}").Order(StringComparer.Ordinal),
        Said(shape));

    private static IEnumerable<string> Said(string shape)
    {
        Code code = new(Program.Value);
        SyntaxTree tree = Program.Value.SyntaxTrees.Single(tree => tree.FilePath == FileOf(shape));
        SemanticModel model = Program.Value.GetSemanticModel(tree);
        return tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<VariableDeclaratorSyntax>()
            .Where(static one => one.Parent?.Parent is BaseFieldDeclarationSyntax)
            .Select(field => (Id: FieldWarnings.IdOf(model.GetDeclaredSymbol(field)!, code, TestContext.Current.CancellationToken), field.Identifier.SpanStart))
            .Where(static said => said.Id is not null)
            .Select(static said => $"{said.Id} at {said.SpanStart}")
            .Order(StringComparer.Ordinal);
    }

    private static string FileOf(string shape) => $"Shape{Array.IndexOf(Shapes, shape)}.cs";
}
