namespace TypedFlags.Http;

/// <summary>How to ask a TypedFlags server. Checked when <c>AddHttp</c> is called. Not safe for several threads.</summary>
public sealed class HttpFlagOptions
{
    /// <summary>
    /// One of the server's keys. It is sent to the server's own address alone, in the header <c>TypedFlags-Key</c>. Null (the default) where something else lets this application
    /// in, such as a client certificate (<see cref="ConfigureHandler"/>).
    /// </summary>
    public string? Key { get; set; }

    /// <summary>How often to ask, or up to a fifth sooner; 100 ms to 1 day, 30 s by default. Nearly always the answer is "as before", and has no body.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// After how long one request is given up, its whole answer included; 10 ms to 10 minutes, 10 s by default. <see cref="TypedFlagsOptions.LoadTimeout"/> ends it too.
    /// </summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The longest answer that is read, in bytes after decompression; 1 KiB to 1 GiB, 64 MiB by default. A longer one is a failure.</summary>
    public int MaxResponseBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>
    /// Whether to listen to the server's stream, which tells of changes as they are made; true by default. Where the server has none, or something between here and there holds it back, changes are
    /// seen at the next poll.
    /// </summary>
    public bool UseStream { get; set; } = true;

    /// <summary>
    /// After how long without a sign of life the stream is given up and opened anew; 10 ms to 1 hour, 45 s by default: three times what servers leave between two.
    /// </summary>
    public TimeSpan StreamTimeout { get; set; } = TimeSpan.FromSeconds(45);

    /// <summary>
    /// The folder of the copy of the server's last answer, for a start without the server; null for none. By default <c>TypedFlags/copies</c> in the user's folder for local application data
    /// (<c>~/.local/share</c> on Linux), or none where there is no such folder. Made where it is missing, readable for its owner alone, as are the files: they hold lists of users. Applications of one
    /// user that ask one server share a copy.
    /// </summary>
    public string? CopyFolder { get; set; } = FindCopyFolder();

    /// <summary>
    /// Whether an address with <c>http:</c> is accepted that is not this machine's own. False by default: the key and the lists of users would travel for everyone to read.
    /// </summary>
    public bool AllowInsecureHttp { get; set; }

    /// <summary>
    /// Changes how connections are made: a proxy, a client certificate, a private certificate authority. Called once, after the library has set what it needs; redirects stay off
    /// whatever it does. Null by default.
    /// </summary>
    public Action<SocketsHttpHandler>? ConfigureHandler { get; set; }

    /// <summary>A stream that held for so long was a good one: that it ended is no fault, and it is opened anew without a word. Shorter in tests.</summary>
    internal TimeSpan GoodStream { get; set; } = TimeSpan.FromSeconds(5);

    private static string? FindCopyFolder()
    {
        string data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return data.Length == 0 ? null : Path.Combine(data, "TypedFlags", "copies");
    }
}
