namespace TypedFlags.FlagRemoval.Tests.Folding;

// What the expressions stand in.
public partial class EffectsOfOwnTests
{
    private const string Code = """
        #nullable enable
        using System;
        using System.Collections;
        using System.Collections.Generic;
        using System.Linq;
        using System.Runtime.CompilerServices;
        using System.Text;

        public record Email
        {
            public Email? Next { get; init; }
            public void Deconstruct(out int one, out int two) { Console.WriteLine("apart"); one = two = 1; }
            public static implicit operator Email(string text) => text.Contains('@') ? new Email() : throw new FormatException(text);
        }

        public record struct Code(string Text)
        {
            public static implicit operator Code(string text) => new(text);
            public static implicit operator bool(Code code) => code.Text.Length > 0;
        }

        public class Card
        {
            public Card(string to, int number) => (To, Number) = (to, number);
            public Card(Email to, int number) => (To, Number) = (to, number);
            public Email To { get; }
            public int Number { get; }
        }

        public class Pair
        {
            public Pair(int first, int second) { (First, Second) = (first, second); }
            public int First { get; }
            public long Second { get; }
        }

        public class Bag
        {
            public IEnumerator<string> GetEnumerator() { Console.WriteLine("opened"); yield break; }
        }

        public class Letter(Email to)
        {
            public Email To { get; } = to;
            public Email? Copy { get; set; }
        }

        public class Outcome
        {
            public static implicit operator bool(Outcome outcome) { Console.WriteLine("asked"); return true; }
        }

        public class Truth
        {
            public static bool operator true(Truth truth) { Console.WriteLine("true?"); return true; }
            public static bool operator false(Truth truth) { Console.WriteLine("false?"); return false; }
            public static Truth operator &(Truth left, Truth right) => left;
        }

        public class Plain
        {
            public bool Is { get; set; }
            public static bool operator true(Plain plain) => plain.Is;
            public static bool operator false(Plain plain) => !plain.Is;
            public static Plain operator &(Plain left, Plain right) => right;
        }

        [InterpolatedStringHandler]
        public class Filled
        {
            public Filled(int literals, int holes) => Console.WriteLine("made");
            public void AppendLiteral(string text) => Console.WriteLine(text);
            public void AppendFormatted(int number) => Console.WriteLine(number);
        }

        public class Failure(string text) : Exception(text);

        public class Noisy : IComparable<Noisy>
        {
            public Noisy? Inner { get; set; }
            public void Deconstruct(out int first, out int second) { Console.WriteLine("apart"); first = second = 1; }
            public int CompareTo(Noisy? other) { Console.WriteLine("compared"); return 0; }
            public override bool Equals(object? other) { Console.WriteLine("same?"); return true; }
            public override int GetHashCode() { Console.WriteLine("hash"); return 1; }
            public override string ToString() { Console.WriteLine("text"); return ""; }
        }

        public record Holder(Noisy Held);

        public class Old
        {
            public string Name { get; set; } = "";
            public bool Equals(Old? other) => other != null && string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase) && GetType() == other.GetType();
            public override bool Equals(object? other) => Equals(other as Old) || base.Equals(other);
            public override int GetHashCode()
            {
                unchecked
                {
                    int hash = 17;
                    hash = hash * 31 + (Name, 1).GetHashCode();
                    hash ^= base.GetHashCode();
                    return hash;
                }
            }
        }

        public record Line(int Number, string Text);

        public class Sum
        {
            public int First { get; set; }
            public int Second { get; set; }
            public void Deconstruct(out int first, out int second) => (first, second) = (First, Second);
            public static bool operator ==(Sum? left, Sum? right) { if (left is null) { return right is null; } return left.First == right?.First; }
            public static bool operator !=(Sum? left, Sum? right) => !(left == right);
            public override bool Equals(object? other)
            {
                if (other is not Sum sum)
                {
                    return false;
                }

                return First == sum.First;
            }

            public override int GetHashCode()
            {
                HashCode hash = new();
                hash.Add(First);
                return hash.ToHashCode();
            }

            public override string ToString()
            {
                string text = $"{First}";
                return text + Second;
            }
        }

        public struct Price
        {
            public static bool operator ==(Price left, Price right) { Console.WriteLine("same?"); return true; }
            public static bool operator !=(Price left, Price right) => false;
            public override bool Equals(object? other) => true;
            public override int GetHashCode() => 1;
        }

        public class Comparer : IEqualityComparer<string>
        {
            public bool Equals(string? left, string? right) { Console.WriteLine("same?"); return true; }
            public int GetHashCode(string text) => 1;
        }

        public class Formatted : IFormattable
        {
            public string ToString(string? format, IFormatProvider? provider) { Console.WriteLine("text"); return ""; }
        }

        public static class Store
        {
            static Store() { Console.WriteLine("started"); }
            public static int Twice(int number) => number * 2;
        }

        public static class Begun
        {
            private static readonly int Two = Start();
            private static int Start() { Console.WriteLine("started"); return 2; }
            public static int Twice(int number) => number * Two;
        }

        public static class Lazily
        {
            private static readonly int Two = Start();
            private static int Start() { Console.WriteLine("started"); return 2; }
            public static int Other => Two;
            public static int Twice(int number) => number * 2;
        }

        public static class Quiet
        {
            private static readonly Dictionary<string, int> Rates = new() { ["a"] = 1 };
            private static readonly int Two;
            static Quiet() { Two = 2; }
            public static int Twice(int number) => number * Two + Rates.Count;
        }

        public static class More
        {
            public static int Thrice(this int number) => number * 3;
            public static void Add(this List<int> list, string text) => Console.WriteLine(text);
        }

        public class Page
        {
            private static Email Make(string text) => text;
            private static object PassAll(params Email[] emails) => emails;
            private static Email Pass(Email email) => email;
            private static object Wrap(Code code) => code;
            private static Func<string, Email> Read(int number) { Console.WriteLine(number); return one => one; }

            public void Run(int number, string text, string[] texts, (string, int) pair, int[] numbers, DateTime day, TimeSpan span, Email email, Outcome outcome, Truth truth, Plain plain, Code code,
                Dictionary<string, int> rates, List<KeyValuePair<string, int>> pairs, Noisy noisy, List<Noisy> noisies, Line line, List<Line> lines, Sum sum, Old old, List<Sum> sums, Price price, Formatted formatted, Bag bag)
            {
                /*type*/ unread = /*here*/;
            }
        }
        """;
}
