using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace TypedFlags.Cli.Contexts;

/// <summary>
/// Reads a context from JSON: OpenFeature's flat object with <c>targetingKey</c>, the reserved <c>tenant</c>, <c>groups</c>
/// and <c>staff</c>, and every other member an attribute. Used by one thread.
/// </summary>
internal sealed class JsonContextReader(ContextMembers members, ContextNotes notes)
{
    private const int MaximumDepth = 32;
    private const string Example = """{"targetingKey":"ada","plan":"pro"}""";

    private const string AdviceForProgrammers = " which is not supported in this mode. Change the reader options";

    private static readonly JsonReaderOptions Options = new() { MaxDepth = MaximumDepth };

    private readonly char[] _characters = new char[ContextLines.MaximumLength];
    private readonly TextPool _texts = new();

    /// <summary>The context read last; empty or incomplete where it was refused.</summary>
    public JsonContext Context { get; } = new(members);

    /// <summary>Reads a text of at most <see cref="ContextLines.MaximumLength"/> bytes.</summary>
    /// <returns>Null, or why it is no context.</returns>
    public ContextProblem? Read(ReadOnlySpan<byte> utf8)
    {
        Context.Clear();
        if (!Utf8.IsValid(utf8))
        {
            return NotUtf8(utf8);
        }

        if (utf8.Trim(" \t\r\n"u8).IsEmpty)
        {
            return new ContextProblem(0, "There is nothing here. An anonymous user is {}.");
        }

        Utf8JsonReader json = new(utf8, Options);
        try
        {
            return ReadObject(ref json, utf8);
        }
        catch (JsonException exception)
        {
            int place = exception.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
            string message = (place < 0 ? exception.Message : exception.Message[..place]).Replace(AdviceForProgrammers, string.Empty, StringComparison.Ordinal);
            return new ContextProblem(PositionOf(exception, utf8), $"This is not JSON: {Output.Printable.Line(message, 300)}");
        }
        catch (InvalidOperationException)
        {
            // An escape such as \ud800 without its other half is JSON, and no text.
            return new ContextProblem((int)json.TokenStartIndex, "This text has half a surrogate pair, which no text can have.");
        }
    }

    private ContextProblem? ReadObject(ref Utf8JsonReader json, ReadOnlySpan<byte> utf8)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
        {
            string hint = json.TokenType == JsonTokenType.StartArray ? " Contexts stand one a line, without an array around them." : string.Empty;
            return At(json, $"A context is a JSON object such as {Example}, not {Say(json.TokenType)}.{hint}");
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (ReadMember(ref json, utf8) is { } problem)
            {
                return problem;
            }
        }

        // Only white space may follow; the reader throws on anything else.
        json.Read();
        return null;
    }

    private ContextProblem? ReadMember(ref Utf8JsonReader json, ReadOnlySpan<byte> utf8)
    {
        int position = (int)json.TokenStartIndex;
        ReadOnlySpan<char> name = _characters.AsSpan(0, json.CopyString(_characters));
        if (members.Find(name) is not { } member)
        {
            notes.Unknown(name, utf8, position);
            json.Skip();
            return null;
        }

        if (!Context.TryBegin(member))
        {
            return new ContextProblem(position, $"'{member.Name}' is here twice. Leave one.");
        }

        json.Read();
        return member.Source == AttributeSource.Declared ? ReadAttribute(member, ref json, utf8) : ReadReserved(member, ref json);
    }

    private ContextProblem? ReadAttribute(ContextMember member, ref Utf8JsonReader json, ReadOnlySpan<byte> utf8)
    {
        int position = (int)json.TokenStartIndex;
        JsonTokenType token = json.TokenType;
        if (token == JsonTokenType.StartObject)
        {
            return At(json, $"'{member.Name}' is an object. An attribute is text, a number, true, false or a list of texts.");
        }

        if (token == JsonTokenType.StartArray)
        {
            if (ReadList(member, ref json) is { } problem)
            {
                return problem;
            }
        }
        else
        {
            AttributeValue value = ReadScalar(ref json);
            Context.Set(member, value);
            if (token is JsonTokenType.String or JsonTokenType.Number && Fits(token, member.Type) && !member.CanUse(in value))
            {
                notes.Unusable(member, utf8, position);
            }
        }

        if (!Fits(token, member.Type))
        {
            notes.WrongType(member, Say(token), utf8, position);
        }

        return null;
    }

    private ContextProblem? ReadReserved(ContextMember member, ref Utf8JsonReader json)
    {
        if (!Fits(json.TokenType, member.Type))
        {
            string wanted = member.Type switch
            {
                AttributeType.List => "a list of texts",
                AttributeType.Boolean => "true or false",
                _ => "text",
            };
            string hint = member.Type == AttributeType.String && json.TokenType == JsonTokenType.Number ? " Put it in quotes." : string.Empty;
            return At(json, $"'{member.Name}' has to be {wanted}, not {Say(json.TokenType)}.{hint}");
        }

        if (json.TokenType == JsonTokenType.StartArray)
        {
            return ReadList(member, ref json);
        }

        Context.Set(member, ReadScalar(ref json));
        return null;
    }

    private ContextProblem? ReadList(ContextMember member, ref Utf8JsonReader json)
    {
        List<string> list = Context.ListFor(member);
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.String)
            {
                return At(json, $"'{member.Name}' is a list of texts, and this is {Say(json.TokenType)}.");
            }

            list.Add(ReadText(ref json));
        }

        Context.Set(member, list);
        return null;
    }

    private AttributeValue ReadScalar(ref Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.String => ReadText(ref json),
        JsonTokenType.Number => json.TryGetInt64(out long whole) ? whole : json.GetDouble(),
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => AttributeValue.None,
    };

    private string ReadText(ref Utf8JsonReader json) => _texts.Get(_characters.AsSpan(0, json.CopyString(_characters)));

    private static bool Fits(JsonTokenType token, AttributeType type) => token switch
    {
        JsonTokenType.Null => true,
        JsonTokenType.String => type is AttributeType.String or AttributeType.DateTime or AttributeType.Semver,
        JsonTokenType.Number => type == AttributeType.Number,
        JsonTokenType.True or JsonTokenType.False => type == AttributeType.Boolean,
        _ => type == AttributeType.List,
    };

    private static string Say(JsonTokenType token) => token switch
    {
        JsonTokenType.String => "text",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "a boolean",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.StartObject => "an object",
        _ => "null",
    };

    private static ContextProblem At(in Utf8JsonReader json, string message) => new((int)json.TokenStartIndex, message);

    private static int PositionOf(JsonException exception, ReadOnlySpan<byte> utf8)
    {
        // A context given on the command line may have several lines.
        int position = 0;
        for (long line = exception.LineNumber ?? 0; line > 0; line--)
        {
            position += utf8[position..].IndexOf((byte)'\n') + 1;
        }

        return position + (int)(exception.BytePositionInLine ?? 0);
    }

    private static ContextProblem NotUtf8(ReadOnlySpan<byte> utf8)
    {
        if (utf8 is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return new ContextProblem(0, "The contexts are saved as UTF-16. Save them as UTF-8.");
        }

        int position = 0;
        while (Rune.DecodeFromUtf8(utf8[position..], out _, out int length) == System.Buffers.OperationStatus.Done)
        {
            position += length;
        }

        return new ContextProblem(position, $"The byte 0x{utf8[position]:X2} here is not UTF-8.");
    }
}
