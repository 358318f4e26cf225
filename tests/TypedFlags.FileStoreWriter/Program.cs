using System.Globalization;
using System.Text.Json;
using TypedFlags;

// Four ways to be called, and a line on stdout for each write that was acknowledged: its version and its id.
//   loop <path>                      writes until it is killed, to one flag after the other
//   repeat <path> <first> [<last>]   the same with files that come and go fast, and with ids that are numbers from the first one on
//   limited <path>                   writes until a file may not become longer, and says on stderr if that changed anything
//   compete <path> <writers> <rounds>  writes to one flag from several threads, each only over what it has seen
string path = args[1];
Lock gate = new();
if (args[0] == "repeat")
{
    FileFlagStore small = new(path, new FileFlagStoreOptions { MaxJournalBytes = 4096, MaxJournals = 3 });
    int last = args.Length > 3 ? int.Parse(args[3], CultureInfo.InvariantCulture) : int.MaxValue;
    for (int number = int.Parse(args[2], CultureInfo.InvariantCulture); number <= last; number++)
    {
        FlagStateWrite write = new()
        {
            FlagKey = $"flag_{number % 7}",
            State = number % 5 == 0 ? null : JsonElement.Parse($$"""{"rollout":{{number % 100}},"users":["{{new string('u', number % 300)}}"]}"""),
            Actor = "repeat",
            Id = new Guid(number, 0, 0, new byte[8]),
        };
        Tell((await small.WriteAsync(write), write.Id));
    }

    return;
}

if (args[0] == "limited")
{
    FileFlagStore limited = new(path);
    long told = 0;
    try
    {
        for (int round = 0; ; round++)
        {
            FlagStateWrite write = new()
            {
                FlagKey = $"flag_{round % 7}",
                State = JsonElement.Parse($$"""{"rollout":{{round % 100}},"users":["{{new string('u', round % 300)}}"]}"""),
                Actor = "limited",
            };
            StoredFlagState written = await limited.WriteAsync(write);
            told = written.Version;
            Tell((written, write.Id));
        }
    }
    catch (IOException)
    {
        long left = (await limited.ReadAsync(position: null, CancellationToken.None)).States.Max(static state => state.Version);
        Console.Error.Write(left == told ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"{told} was told, and {left} is there."));
        return;
    }
}

FileFlagStore store = new(path, new FileFlagStoreOptions { MaxJournalBytes = 32 * 1024, MaxJournals = 10_000 });
if (args[0] == "loop")
{
    for (int round = 0; ; round++)
    {
        Tell(await WriteAsync($"flag_{round % 7}", $$"""{"rollout":{{round % 100}},"users":["{{new string('u', round % 300)}}"]}""", expected: null, "loop"));
    }
}

int rounds = int.Parse(args[3], CultureInfo.InvariantCulture);
await Task.WhenAll(Enumerable.Range(0, int.Parse(args[2], CultureInfo.InvariantCulture)).Select(writer => Task.Run(async () =>
{
    for (int round = 0; round < rounds; round++)
    {
        StoredFlagState? seen = await store.FindAsync("contested", tenantId: null, CancellationToken.None);
        try
        {
            Tell(await WriteAsync("contested", $$"""{"rollout":{{round}}}""", seen?.Version ?? 0, $"{Environment.ProcessId}/{writer}"));
        }
        catch (FlagStoreConflictException)
        {
            // Somebody else was first.
        }
    }
})));

async Task<(StoredFlagState State, Guid Id)> WriteAsync(string flag, string state, long? expected, string actor)
{
    FlagStateWrite write = new() { FlagKey = flag, State = JsonElement.Parse(state), ExpectedVersion = expected, Actor = actor };
    return (await store.WriteAsync(write), write.Id);
}

void Tell((StoredFlagState State, Guid Id) written)
{
    lock (gate)
    {
        Console.Out.Write(string.Create(CultureInfo.InvariantCulture, $"{written.State.Version} {written.Id}\n"));
        Console.Out.Flush();
    }
}
