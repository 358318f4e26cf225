using System.Globalization;
using System.Text.Json;
using TypedFlags;

namespace Worker;

/// <summary>What the second terminal runs: it writes to the store that the worker follows, and ends. Neither knows of the other.</summary>
internal static class Operations
{
    public static async Task<int> RunAsync(FlagStore store, string[] args)
    {
        try
        {
            switch (args)
            {
                case ["set", string flag, string value]:
                    return await WriteAsync(store, flag, ToState(value));
                case ["reset", string flag]:
                    return await WriteAsync(store, flag, state: null);
                case ["history"]:
                    return await PrintHistoryAsync(store);
                default:
                    await Console.Error.WriteLineAsync("""
                        set <flag> <state>   set batch_size large; set import_products false; set streaming_reader '{"rollout":100}'
                        reset <flag>         back to what flags.yaml says
                        history              who changed what, the latest first
                        """);
                    return 2;
            }
        }
        catch (Exception exception) when (exception is FlagStoreConflictException or IOException or UnauthorizedAccessException or TimeoutException)
        {
            // Whoever evaluates a flag never gets to see an error of the store; whoever writes does.
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
    }

    private static async Task<int> WriteAsync(FlagStore store, string flag, JsonElement? state)
    {
        if (!Flags.All.Any(definition => definition.Key == flag))
        {
            await Console.Error.WriteLineAsync($"There is no flag '{flag}'. There are: {string.Join(", ", Flags.All.Select(definition => definition.Key))}.");
            return 1;
        }

        // Refused where somebody else wrote in between, so that nobody undoes what he has not seen.
        StoredFlagState? seen = await store.FindAsync(flag, tenantId: null, CancellationToken.None);
        StoredFlagState written = await store.WriteAsync(new FlagStateWrite
        {
            FlagKey = flag,
            State = state,
            ExpectedVersion = seen?.Version ?? 0,
            Actor = Environment.UserName,
        });
        Console.WriteLine($"{flag}: {seen?.State?.GetRawText() ?? "as in flags.yaml"} -> {state?.GetRawText() ?? "as in flags.yaml"}, version {written.Version}");
        return 0;
    }

    private static async Task<int> PrintHistoryAsync(FlagStore store)
    {
        foreach (FlagAuditEntry entry in await store.ReadAuditAsync(new FlagAuditQuery(), CancellationToken.None))
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{entry.Version,4}  {entry.At:u}  {entry.Actor}  {entry.FlagKey} -> {entry.After?.GetRawText() ?? "as in flags.yaml"}"));
        }

        return 0;
    }

    /// <summary>JSON as it is; anything else is the name of a variant, which need not be quoted.</summary>
    private static JsonElement ToState(string value)
    {
        try
        {
            return JsonElement.Parse(value);
        }
        catch (JsonException)
        {
            return JsonSerializer.SerializeToElement(value);
        }
    }
}
