using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TypedFlags.Http;
using TypedFlags.HttpFollower;

// Two ways to be called:
//   follow <server> <key> <folder>  follows a server with a copy in a folder; tells each line of the log as "log <level> <event>", and at each "?" what it answers
//   copy <server> <folder>          writes one copy after the other until it is killed, and tells the number of each that was kept
Uri server = new(args[1]);
if (args[0] == "copy")
{
    CopyOnDisk copy = new(args[2], server, int.MaxValue);
    for (int number = 1; ; number++)
    {
        string text = new((char)('a' + (number % 26)), 200_000 + (number % 7 * 100_000));
        await copy.WriteAsync(new ServerAnswer(Encoding.UTF8.GetBytes(text), number.ToString(CultureInfo.InvariantCulture)), CancellationToken.None);
        Console.Out.Write(string.Create(CultureInfo.InvariantCulture, $"{number}\n"));
        Console.Out.Flush();
    }
}

ServiceCollection services = new();
services.AddLogging(static logging => logging.AddProvider(new LogToOutput()));
services
    .AddTypedFlags(static options =>
    {
        options.RetryDelay = TimeSpan.FromMilliseconds(20);
        options.MaxRetryDelay = TimeSpan.FromMilliseconds(50);
    })
    .AddHttp(server, options =>
    {
        options.Key = args[2];
        options.CopyFolder = args[3];
        options.PollInterval = TimeSpan.FromMilliseconds(100);
    });
await using ServiceProvider provider = services.BuildServiceProvider();
provider.GetRequiredService<TypedFlags.FlagEngine>();
while (await Console.In.ReadLineAsync() is not null)
{
    LogToOutput.Write($"answer {Flags.F.IsEnabled()} {Flags.F.Evaluate().Reason}");
}
