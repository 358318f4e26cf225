namespace TypedFlags.Http;

/// <summary>Refuses what cannot work, in one sentence each.</summary>
internal static class HttpFlagOptionsValidator
{
    private const int MaxKeyLength = 512;

    /// <exception cref="ArgumentException">The address is none to ask.</exception>
    public static void Validate(Uri server, HttpFlagOptions options)
    {
        if (!server.IsAbsoluteUri || (server.Scheme != Uri.UriSchemeHttps && server.Scheme != Uri.UriSchemeHttp))
        {
            // Without the address itself: it may hold a password.
            string begin = server.IsAbsoluteUri ? $"this one with {server.Scheme}:" : "this one is not whole";
            throw new ArgumentException($"The address of a flag server begins with https://; {begin}.", nameof(server));
        }

        if (server.UserInfo.Length > 0 || server.Query.Length > 0 || server.Fragment.Length > 0)
        {
            throw new ArgumentException("The address of a flag server has no user name, no '?' and no '#'. Put the key into HttpFlagOptions.Key.", nameof(server));
        }

        if (server.Scheme == Uri.UriSchemeHttp && !server.IsLoopback && !options.AllowInsecureHttp)
        {
            throw new ArgumentException(
                $"'{server}' is not encrypted: the key and the lists of users would travel for everyone to read. Use https://, or set HttpFlagOptions.AllowInsecureHttp where the network is trusted.",
                nameof(server));
        }

        if (options.Key is { } key && (key.Length is 0 or > MaxKeyLength || key.AsSpan().ContainsAnyExceptInRange('!', '~')))
        {
            throw Wrong(nameof(options.Key), $"has to be 1 to {MaxKeyLength} printable ASCII characters without spaces, or null");
        }

        if (options.CopyFolder is { } folder && string.IsNullOrWhiteSpace(folder))
        {
            throw Wrong(nameof(options.CopyFolder), "is empty. Name a folder, or set it to null to keep no copy");
        }

        CheckRange(nameof(options.PollInterval), options.PollInterval, TimeSpan.FromMilliseconds(100), TimeSpan.FromDays(1));
        CheckRange(nameof(options.RequestTimeout), options.RequestTimeout, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(10));
        CheckRange(nameof(options.StreamTimeout), options.StreamTimeout, TimeSpan.FromMilliseconds(10), TimeSpan.FromHours(1));
        if (options.MaxResponseBytes is < 1024 or > 1024 * 1024 * 1024)
        {
            throw Wrong(nameof(options.MaxResponseBytes), $"is {options.MaxResponseBytes}. It has to be from 1024 to 1073741824");
        }
    }

    private static void CheckRange(string name, TimeSpan value, TimeSpan least, TimeSpan most)
    {
        if (value < least || value > most)
        {
            throw Wrong(name, $"is {value}. It has to be from {least} to {most}");
        }
    }

    private static ArgumentException Wrong(string name, string what) => new($"HttpFlagOptions.{name} {what}.", name);
}
