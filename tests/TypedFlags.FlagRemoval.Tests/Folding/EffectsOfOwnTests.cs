namespace TypedFlags.FlagRemoval.Tests.Folding;

/// <summary>What runs the program's own code though no call of it is written: conversions, operators, comparisons, texts, patterns, the start of a type; and objects that are particular about what they are made of.</summary>
public partial class EffectsOfOwnTests
{
    [Theory]

    // Conversions that only wrap.
    [InlineData("Code", "text")]
    [InlineData("Code[]", "[text, \"a\"]")]
    [InlineData("object", "new List<Code> { text }")]
    [InlineData("(Code, int)", "(text, 1)")]
    [InlineData("(Code, int)", "pair")]
    [InlineData("List<Code>", "[.. texts]")]
    [InlineData("object", "Wrap(text)")]
    [InlineData("bool", "code")]
    [InlineData("DateTimeOffset", "day")]
    [InlineData("long", "number")]
    [InlineData("Index", "number")]
    [InlineData("System.Numerics.BigInteger", "number")]
    [InlineData("object", "plain && plain")]
    [InlineData("object", "plain ? 1 : 2")]

    [InlineData("object", "(Code)text")]
    [InlineData("Memory<int>", "numbers")]
    [InlineData("FormattableString", "$\"{number}\"")]
    [InlineData("decimal?", "number")]
    [InlineData("object", "new Card(email, 1)")]
    [InlineData("object", "new Pair(1, 2)")]

    // Objects of anything.
    [InlineData("object", "new Uri(\"https://example.org\")")]
    [InlineData("object", "new KeyValuePair<string, int>(text, number)")]
    [InlineData("object", "new System.Threading.CancellationToken()")]
    [InlineData("object", "lines.GroupBy(one => one.Number).ToList()")]
    [InlineData("object", "new List<int>()")]
    [InlineData("object", "new List<int>(numbers)")]
    [InlineData("object", "new List<int>(numbers.Length)")]
    [InlineData("object", "new StringBuilder()")]
    [InlineData("object", "new StringBuilder(text)")]
    [InlineData("object", "new object()")]
    [InlineData("object", "new Exception(\"x\")")]
    [InlineData("object", "new InvalidOperationException(text)")]
    [InlineData("object", "new Failure(text)")]
    [InlineData("object", "new Guid()")]
    [InlineData("object", "new Guid(\"8a6b5c9e-6c9f-4d27-8d0a-1d1f4a1c2b3d\")")]
    [InlineData("object", "new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc)")]
    [InlineData("object", "new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero)")]
    [InlineData("object", "new DateTimeOffset(day)")]
    [InlineData("object", "new TimeSpan(number)")]
    [InlineData("object", "new Dictionary<string, int>(rates)")]
    [InlineData("object", "new Dictionary<string, int>(StringComparer.Ordinal)")]
    [InlineData("object", "new Dictionary<string, int> { { \"a\", number }, { \"b\", 2 } }")]
    [InlineData("object", "new Dictionary<string, int> { { text, number } }")]
    [InlineData("object", "new Dictionary<string, int> { [text] = 1, [text.Trim()] = 2 }")]
    [InlineData("object", "new Dictionary<Type, int> { { typeof(int), 1 }, { typeof(string), 2 } }")]
    [InlineData("object", "new HashSet<Line>(lines)")]
    [InlineData("object", "new HashSet<Line> { line }")]

    // Comparing and texts of what only answers.
    [InlineData("object", "line == line")]
    [InlineData("object", "line.Equals(line)")]
    [InlineData("object", "lines.Contains(line)")]
    [InlineData("object", "lines.Distinct().ToList()")]
    [InlineData("object", "sums.Contains(sum)")]
    [InlineData("object", "sum == sum")]
    [InlineData("object", "sum.Equals(sum)")]
    [InlineData("object", "(line, 1).Equals((line, 2))")]
    [InlineData("object", "noisies.OrderBy(one => 1).ToList()")]
    [InlineData("object", "new HashSet<Old> { old }")]
    [InlineData("object", "string.Join(\", \", lines)")]
    [InlineData("object", "string.Concat(line, sum)")]
    [InlineData("object", "$\"{line}{sum}\"")]
    [InlineData("object", "(line, 1) == (line, 2)")]

    // Types that start without ado.
    [InlineData("object", "Quiet.Twice(number)")]
    [InlineData("object", "Lazily.Twice(number)")]
    [InlineData("object", "number.Thrice()")]

    // Patterns.
    [InlineData("object", "line is (1, _)")]
    [InlineData("object", "sum is (1, _)")]
    [InlineData("object", "numbers is [1, ..]")]
    [InlineData("object", "pair is (\"a\", 1)")]
    public void Goes(string type, string expression) => Assert.Equal("", Kept(type, expression));

    [Theory]

    // Conversions.
    [InlineData("Email", "text")]
    [InlineData("Email?", "text")]
    [InlineData("Email", "(text)")]
    [InlineData("Email[]", "[text]")]
    [InlineData("object", "new Email[] { text }", "new Email[] { text }")]
    [InlineData("object", "new List<Email> { text }")]
    [InlineData("object", "new Dictionary<string, Email> { [text] = text }")]
    [InlineData("List<Email>", "[.. texts]")]
    [InlineData("(Email, int)", "(text, 1)")]
    [InlineData("(Email, int)", "pair")]
    [InlineData("object", "((Email, int))pair")]
    [InlineData("Email", "number > 1 ? text : text")]
    [InlineData("object", "Pass(text)")]
    [InlineData("object", "new { Mail = Pass(text) }", "Pass(text)")]
    [InlineData("object", "PassAll(\"a\", text)")]
    [InlineData("object", "Make(text)")]
    [InlineData("object", "new Card(text, 1)")]
    [InlineData("object", "((email, 1) == (text, 1))", "(email, 1) == (text, 1)")]
    [InlineData("object", "email is var (one, two)")]
    [InlineData("List<string>", "[.. bag]")]
    [InlineData("object", "text.Length > 3 ? email : text")]
    [InlineData("object", "(Email)text")]
    [InlineData("Email", "email with { Next = text }")]
    [InlineData("object", "new Letter(text)")]
    [InlineData("object", "new Letter(email) { Copy = text }")]
    [InlineData("object", "email ?? text")]
    [InlineData("Email", "text ?? email")]
    [InlineData("object", "email == text")]
    [InlineData("bool", "outcome")]
    [InlineData("object", "outcome | false")]
    [InlineData("object", "!outcome")]
    [InlineData("object", "number > 1 && outcome")]
    [InlineData("object", "truth ? 1 : 2")]
    [InlineData("object", "truth && truth")]
    [InlineData("Filled", "$\"a{number}\"")]
    [InlineData("object", "texts.Select<string, Email>(one => one).ToList()")]
    [InlineData("Func<string, Email>[]", "[Read(number)]", "Read(number)")]

    // Objects that are particular.
    [InlineData("object", "new Guid(text)")]
    [InlineData("object", "new Uri(text)")]
    [InlineData("object", "new DateTime(number, 1, 1)")]
    [InlineData("object", "new DateTimeOffset(day, span)")]
    [InlineData("object", "new DateOnly(number, 1, 1)")]
    [InlineData("object", "new Dictionary<string, int> { { text, 1 }, { \"b\", 2 } }")]
    [InlineData("object", "new Dictionary<string, int> { { \"a\", 1 }, { \"a\", 2 } }")]
    [InlineData("object", "new Dictionary<string, int>(pairs)")]
    [InlineData("object", "new Dictionary<string, int>(rates) { { \"a\", 1 } }")]
    [InlineData("object", "new List<int> { [3] = 1 }")]
    [InlineData("object", "new List<int> { \"three\" }")]

    // Comparing.
    [InlineData("object", "noisy.Equals(noisy)")]
    [InlineData("object", "(noisy, 1).GetHashCode()")]
    [InlineData("object", "noisies.Contains(noisy)")]
    [InlineData("object", "noisies.Distinct().ToList()")]
    [InlineData("object", "noisies.OrderBy(one => one).ToList()")]
    [InlineData("object", "new HashSet<Noisy> { noisy }")]
    [InlineData("object", "new HashSet<Noisy>(noisies)")]
    [InlineData("HashSet<Noisy>", "[noisy]")]
    [InlineData("object", "new Holder(noisy) == new Holder(noisy)")]
    [InlineData("object", "new Holder(noisy).Equals(new Holder(noisy))")]
    [InlineData("object", "new HashSet<Holder> { new(noisy) }")]
    [InlineData("object", "object.Equals(noisy, noisy)")]
    [InlineData("object", "(price, 1) == (price, 2)")]
    [InlineData("object", "texts.Distinct(new Comparer()).ToList()")]

    // Texts.
    [InlineData("object", "string.Join(\", \", noisies)")]
    [InlineData("object", "string.Concat(noisies)")]
    [InlineData("object", "string.Concat(\"a\", noisy)")]
    [InlineData("object", "$\"{new Holder(noisy)}\"")]
    [InlineData("object", "\"a\" + (noisy, 1)")]
    [InlineData("object", "$\"{formatted:N2}\"")]

    // Types that start.
    [InlineData("object", "Store.Twice(number)")]
    [InlineData("object", "Begun.Twice(number)")]
    [InlineData("object", "numbers.Select(Store.Twice).ToList()")]

    // Patterns.
    [InlineData("object", "noisy is (1, _)")]
    [InlineData("object", "noisy switch { (1, _) => 1, _ => 2 }")]
    [InlineData("object", "noisy is { Inner: (1, _) }")]
    public void Stays(string type, string expression, params string[] kept) => Assert.Equal(string.Join("; ", kept is [] ? [expression] : kept), Kept(type, expression));

    private static string Kept(string type, string text) =>
        DroppedExpression.Kept(Code.Replace("/*type*/", type, StringComparison.Ordinal).Replace("/*here*/", text, StringComparison.Ordinal));
}
