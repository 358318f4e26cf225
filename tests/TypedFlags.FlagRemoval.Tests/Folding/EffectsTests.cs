namespace TypedFlags.FlagRemoval.Tests.Folding;

/// <summary>What of an expression is kept when nobody wants its value: a dead operand, a local that nobody reads, what a question was given. All of them ask the same.</summary>
public class EffectsTests
{
    [Theory]

    // Reading.
    [InlineData("number")]
    [InlineData("order.Total")]
    [InlineData("Audited")]
    [InlineData("maybe?.Total")]
    [InlineData("maybe!.Total")]
    [InlineData("nameof(Log)")]
    [InlineData("nameof(order.Total)")]
    [InlineData("typeof(Order)")]
    [InlineData("default(Order)")]
    [InlineData("task.IsCompleted")]

    // Computing.
    [InlineData("number + 1 > -number")]
    [InlineData("number / 2")]
    [InlineData("rate / 0.5 % rate")]
    [InlineData("(object)order")]
    [InlineData("(Order)thing")]
    [InlineData("thing as Order")]
    [InlineData("thing is Order { Total: > 3 } ? 1 : 2")]
    [InlineData("unchecked(number * number)")]
    [InlineData("(number, order)")]
    [InlineData("1..number")]
    [InlineData("number switch { 1 => \"one\", _ => \"many\" }")]

    // Operators that are one expression, and those that the compiler writes.
    [InlineData("price + price")]
    [InlineData("(decimal)price")]
    [InlineData("new Point(1, 2) == new Point(2, 1)")]

    // Texts.
    [InlineData("$\"{number}: {order.Total:N2} {thing}\"")]
    [InlineData("\"a\" + thing")]
    [InlineData("\"a\" + price")]
    [InlineData("price.ToString()")]
    [InlineData("order.ToString()")]
    [InlineData("number.ToString(\"N2\")")]
    [InlineData("string.Format(\"{0}\", number)")]
    [InlineData("string.Join(',', numbers)")]
    [InlineData("text.Trim().Substring(2).StartsWith(\"a\")")]
    [InlineData("string.IsNullOrEmpty(text)")]
    [InlineData("text[0] == text[..number][^1]")]

    // New objects.
    [InlineData("new object()")]
    [InlineData("new Point(1, 2)")]
    [InlineData("new Point(1, 2) { X = 3 }")]
    [InlineData("point with { X = 3 }")]
    [InlineData("new Order(5)")]
    [InlineData("new Order(5) { Note = text }")]
    [InlineData("new Special(5)")]
    [InlineData("new List<int> { 1, number }")]
    [InlineData("new List<Order>(orders) { new Order(5) }")]
    [InlineData("new Dictionary<string, Order> { [\"a\"] = new(5), [\"b\"] = order }")]
    [InlineData("new Dictionary<string, Order> { { \"a\", new Order(5) } }")]
    [InlineData("new[] { order, new Order(5) }")]
    [InlineData("new int[number]")]
    [InlineData("new { order, Text = text }")]
    [InlineData("(int[])[1, .. numbers]")]
    [InlineData("(List<Order>)[order, new(5)]")]
    [InlineData("new Lazy<bool>(() => Log())")]
    [InlineData("new Func<bool>(Log)")]
    [InlineData("new System.Text.RegularExpressions.Regex(\"^a\")")]
    [InlineData("new System.Threading.SemaphoreSlim(1, 3)")]
    [InlineData("new System.Threading.CancellationTokenSource()")]
    [InlineData("System.Diagnostics.Stopwatch.StartNew()")]
    [InlineData("System.Collections.Immutable.ImmutableArray.Create(order, new Order(5))")]
    [InlineData("System.Collections.Frozen.FrozenSet.ToFrozenSet(texts)")]

    // Functions that nobody calls.
    [InlineData("(Func<bool>)(() => Log())")]
    [InlineData("(Func<bool>)Log")]

    // Calls that only look.
    [InlineData("Twice(number)")]
    [InlineData("Math.Max(number, 3)")]
    [InlineData("Guid.NewGuid().ToString()")]
    [InlineData("DateTime.UtcNow.AddDays(-number)")]
    [InlineData("index.ContainsKey(text)")]
    [InlineData("thing.GetType()")]
    [InlineData("Task.FromResult(number)")]
    [InlineData("user.FindFirst(\"id\")?.Value")]
    [InlineData("services.GetService(typeof(Order))")]

    // Queries that nobody goes through, whatever they would do.
    [InlineData("orders.Select(Audit)")]
    [InlineData("lazy.Where(one => Audit(one)).OrderBy(one => one.Total)")]
    [InlineData("(from each in lazy where Audit(each) orderby each.Total select each.Total)")]
    [InlineData("(from each in lazy join other in lazy on Audit(each) equals Audit(other) select other)")]
    [InlineData("lazy.AsQueryable().Where(one => one.Total > 3)")]
    [InlineData("Walk(order)")]

    // Queries over a list that is there.
    [InlineData("orders.Where(one => one.Total > 3).ToList()")]
    [InlineData("numbers.Any(one => one > number)")]
    [InlineData("texts.First(string.IsNullOrEmpty)")]
    [InlineData("given.Count(one => one.Total > Twice(3))")]
    public void Goes(string expression) => Assert.Equal("", Kept(expression));

    [Theory]
    [InlineData("Log()")]
    [InlineData("order.Total + Count()", "Count()")]
    [InlineData("maybe?.Pay()")]
    [InlineData("await task")]
    [InlineData("task.Result")]
    [InlineData("started?.Result")]
    [InlineData("number++")]
    [InlineData("-(number = 3)", "number = 3")]
    [InlineData("maybe ?? throw new InvalidOperationException()")]
    [InlineData("numbers[number]")]
    [InlineData("index[text].Total", "index[text]")]
    [InlineData("(Log() || true) && one", "(Log() || true) && one")]
    [InlineData("(Log(), Count())", "Log()", "Count()")]

    // Computing that throws on purpose.
    [InlineData("number / number")]
    [InlineData("number % -1")]
    [InlineData("checked(number * 2)", "number * 2")]
    [InlineData("checked((int)rate)", "(int)rate")]
    [InlineData("number switch { 1 => \"one\", 2 => \"two\" }")]
    [InlineData("number switch { 1 => Count(), _ => 3 }")]

    // Operators that do more.
    [InlineData("price - price")]
    [InlineData("(int)price")]
    [InlineData("!price")]

    // Texts of what writes when it is made one.
    [InlineData("$\"{loud}\"")]
    [InlineData("\"a\" + loud")]
    [InlineData("loud.ToString()")]
    [InlineData("thing.ToString()")]
    [InlineData("string.Format(\"{0}\", loud)")]
    [InlineData("string.Join(',', lazy)")]
    [InlineData("$\"{Count()}\"", "Count()")]

    // New objects whose making is seen.
    [InlineData("new Loud()")]
    [InlineData("new Counted(3)")]
    [InlineData("new Derived(3)")]
    [InlineData("new Order(Count())", "Count()")]
    [InlineData("new Order(5) { Rate = 3 }")]
    [InlineData("new Bag { 3 }")]
    [InlineData("new List<Order>(lazy)")]
    [InlineData("(Order[])[order, .. lazy]", "[order, .. lazy]")]
    [InlineData("new[] { Count(), number }", "Count()")]
    [InlineData("new Uri(text)")]
    [InlineData("new System.Text.RegularExpressions.Regex(text)")]
    [InlineData("new System.Threading.SemaphoreSlim(number)")]
    [InlineData("new System.Threading.CancellationTokenSource(3)")]
    [InlineData("new System.Threading.Timer(_ => Log())")]
    [InlineData("new System.Threading.Mutex(false, \"shop\")")]
    [InlineData("System.Collections.Immutable.ImmutableArray.ToImmutableArray(lazy)")]
    [InlineData("new { Text = Log() }", "Log()")]

    // Calls.
    [InlineData("int.Parse(text)")]
    [InlineData("int.TryParse(text, out number)")]
    [InlineData("Call(() => true)")]
    [InlineData("given.Single()")]
    [InlineData("Twice(Count())", "Count()")]

    // Queries that somebody goes through.
    [InlineData("orders.Select(Audit).ToList()")]
    [InlineData("orders.Any(one => Audit(one))")]
    [InlineData("orders.Any(check)")]
    [InlineData("lazy.Any()")]
    [InlineData("Walk(order).ToList()")]
    [InlineData("orders.Concat(lazy).ToList()")]
    [InlineData("orders.AsQueryable().First()")]
    [InlineData("LoadAll().Where(one => one.Total > 3)", "LoadAll()")]
    [InlineData("(from each in LoadAll() select each)", "LoadAll()")]
    public void Stays(string expression, params string[] kept) => Assert.Equal(string.Join("; ", kept is [] ? [expression] : kept), Kept(expression));

    // What the question was given that has to be evaluated; and with it, whether all else is asked the same.
    private static string Kept(string text) => DroppedExpression.Kept(Code.Replace("/*here*/", text, StringComparison.Ordinal));

    private const string Code = """
        #nullable enable
        using System;
        using System.Collections;
        using System.Collections.Generic;
        using System.Linq;
        using System.Security.Claims;
        using System.Threading.Tasks;

        public record struct Point(int X, int Y);

        public class Order(int total)
        {
            private readonly List<int> _lines = new();
            public int Total { get; } = total;
            public string Note { get; set; } = "";
            public int Rate { get => 1; set => Console.WriteLine(value); }
            public int Pay() { Console.WriteLine("paid"); return 1; }
        }

        public class Special : Order
        {
            public Special(int total) : base(total + 1) => Note = "special";
        }

        public class Loud
        {
            public Loud() { Console.WriteLine("made"); }
            public override string ToString() { Console.WriteLine("asked"); return "loud"; }
        }

        public class Counted(int number)
        {
            private static int _count;
            public int Number { get; } = number + _count++;
        }

        public class Derived(int number) : Counted(number);

        public class Bag : IEnumerable
        {
            public void Add(int number) => Console.WriteLine(number);
            public IEnumerator GetEnumerator() => throw new NotSupportedException();
        }

        public readonly struct Price
        {
            public decimal Amount { get; init; }
            public static Price operator +(Price left, Price right) => new() { Amount = left.Amount + right.Amount };
            public static Price operator -(Price left, Price right) { Console.WriteLine("less"); return left; }
            public static bool operator !(Price price) { Console.WriteLine("none"); return true; }
            public static explicit operator decimal(Price price) => price.Amount;
            public static explicit operator int(Price price) { Console.WriteLine("cut"); return 1; }
            public override string ToString() => $"{Amount} EUR";
        }

        public class Page
        {
            public static int Audited { get { Console.WriteLine("read"); return 3; } }
            private static bool Log() { Console.WriteLine("log"); return true; }
            private static int Count() { Console.WriteLine("count"); return 1; }
            private static bool Audit(Order order) { Console.WriteLine(order); return true; }
            private static int Twice(int number) => number * 2;
            private static bool Call(Func<bool> function) => function();
            private static IEnumerable<Order> LoadAll() { Console.WriteLine("load"); return []; }
            private static IEnumerable<Order> Walk(Order order) { Console.WriteLine("walk"); yield return order; }

            public async Task Run(int number, double rate, string text, bool one, Order order, Order? maybe, object thing, Price price, Point point, Loud loud, Task<int> task, Task<int>? started, int[] numbers, string[] texts,
                List<Order> orders, IReadOnlyList<Order> given, IEnumerable<Order> lazy, Dictionary<string, Order> index, Func<Order, bool> check, ClaimsPrincipal user, IServiceProvider services)
            {
                await Task.Yield();
                var unread = /*here*/;
            }
        }
        """;
}
