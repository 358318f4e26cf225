using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace TypedFlags;

/// <summary>Reads outcomes as values of some type.</summary>
internal abstract class OutcomeReader
{
    /// <summary>Whether the outcome's value can be read; only an object that does not fit its generated record can't.</summary>
    public abstract bool CanRead(FlagOutcome outcome, out string? error);
}

/// <summary>Reads the value of an outcome as the type of a handle, without boxing.</summary>
internal abstract class OutcomeReader<T> : OutcomeReader
{
    /// <inheritdoc />
    public sealed override bool CanRead(FlagOutcome outcome, out string? error) => TryRead(outcome, out _, out error);

    /// <summary>Reads a value; only an object that does not fit its generated record can fail.</summary>
    public abstract bool TryRead(FlagOutcome outcome, [NotNullWhen(true)] out T? value, out string? error);

    /// <summary>A value that no definition names, as an outcome: for overrides.</summary>
    public abstract FlagOutcome ToLiteral(T value);

    /// <summary>What a flag serves where its decided value cannot be read.</summary>
    public T ReadDefault(FlagDefinition definition) =>
        TryRead(definition.Default, out T? value, out string? error)
            ? value
            : throw new InvalidOperationException($"The compiled default of flag '{definition.Key}' cannot be read: {error}. Rebuild the project that declares it.");

    /// <summary>The whole answer.</summary>
    public FlagEvaluation<T> ToEvaluation(FlagDefinition definition, EvaluationResult result) =>
        TryRead(result.Outcome, out T? value, out string? error)
            ? new FlagEvaluation<T>(
                definition.Key,
                value,
                result.Outcome.Variant,
                result.ServedReason,
                result.RuleName,
                definition.Metadata,
                result.ErrorCode,
                result.ErrorMessage)
            : new FlagEvaluation<T>(
                definition.Key,
                ReadDefault(definition),
                definition.Default.Variant,
                FlagReason.Error,
                result.RuleName,
                definition.Metadata,
                FlagErrorCode.ParseError,
                error);
}

/// <summary>The readers of the scalar types. Each is made when it is first asked for: a program that starts asks for one or two.</summary>
internal static class OutcomeReaders
{
    public static OutcomeReader<bool> Boolean => BooleanReader.Instance;

    public static OutcomeReader<string> String => StringReader.Instance;

    public static OutcomeReader<int> Integer => IntegerReader.Instance;

    public static OutcomeReader<double> Number => NumberReader.Instance;

    /// <summary>Objects as JSON, for access by name.</summary>
    public static OutcomeReader<JsonElement> Json => JsonReader.Instance;

    /// <summary>Any type, boxed: for all flags at once.</summary>
    public static OutcomeReader<object> Boxed => BoxedReader.Instance;

    private sealed class BooleanReader : OutcomeReader<bool>
    {
        public static readonly BooleanReader Instance = new();

        public override bool TryRead(FlagOutcome outcome, out bool value, out string? error)
        {
            value = outcome.Boolean;
            error = null;
            return true;
        }

        public override FlagOutcome ToLiteral(bool value) => FlagOutcome.OfBooleans[value ? 1 : 0];
    }

    private sealed class StringReader : OutcomeReader<string>
    {
        public static readonly StringReader Instance = new();

        public override bool TryRead(FlagOutcome outcome, out string value, out string? error)
        {
            value = outcome.Text ?? string.Empty;
            error = null;
            return true;
        }

        public override FlagOutcome ToLiteral(string value) => new() { Type = FlagType.String, Text = value };
    }

    private sealed class IntegerReader : OutcomeReader<int>
    {
        public static readonly IntegerReader Instance = new();

        public override bool TryRead(FlagOutcome outcome, out int value, out string? error)
        {
            value = outcome.Integer;
            error = null;
            return true;
        }

        public override FlagOutcome ToLiteral(int value) => new() { Type = FlagType.Integer, Integer = value };
    }

    private sealed class NumberReader : OutcomeReader<double>
    {
        public static readonly NumberReader Instance = new();

        public override bool TryRead(FlagOutcome outcome, out double value, out string? error)
        {
            value = outcome.Number;
            error = null;
            return true;
        }

        public override FlagOutcome ToLiteral(double value) => double.IsFinite(value)
            ? new() { Type = FlagType.Number, Number = value }
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A number flag serves finite numbers only.");
    }

    private sealed class BoxedReader : OutcomeReader<object>
    {
        public static readonly BoxedReader Instance = new();

        public override bool TryRead(FlagOutcome outcome, out object value, out string? error)
        {
            value = outcome.ToObject();
            error = null;
            return true;
        }

        public override FlagOutcome ToLiteral(object value) => throw new NotSupportedException("A value of no known type is no literal.");
    }

    private sealed class JsonReader : OutcomeReader<JsonElement>
    {
        public static readonly JsonReader Instance = new();

        public override bool TryRead(FlagOutcome outcome, out JsonElement value, out string? error)
        {
            value = outcome.Json;
            error = value.ValueKind == JsonValueKind.Undefined ? "the value is overridden by one that has no JSON" : null;
            return error is null;
        }

        public override FlagOutcome ToLiteral(JsonElement value) => new() { Type = FlagType.Object, Json = value };
    }
}

/// <summary>Reads objects as their generated record. The outcome keeps the record, so that each is decoded once.</summary>
internal sealed class ObjectReader<T>(Func<JsonElement, T> read) : OutcomeReader<T>
{
    /// <inheritdoc />
    public override bool TryRead(FlagOutcome outcome, [NotNullWhen(true)] out T? value, out string? error)
    {
        if (outcome.Decoded is T decoded)
        {
            value = decoded;
            error = null;
            return true;
        }

        return TryDecode(outcome, out value, out error);
    }

    /// <inheritdoc />
    public override FlagOutcome ToLiteral(T value) => new() { Type = FlagType.Object, Decoded = value };

    private bool TryDecode(FlagOutcome outcome, [NotNullWhen(true)] out T? value, out string? error)
    {
        try
        {
            value = read(outcome.Json);
            outcome.Decoded = value;
            error = null;
            return value is not null;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // State from a provider may have passed every check and still not be this record; the default stands in.
            value = default;
            error = exception.Message;
            return false;
        }
    }
}
