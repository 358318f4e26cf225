using System.Security.Cryptography;
using System.Text;

namespace TypedFlags.AspNetCore;

/// <summary>
/// What an application needs to serve its flags to other applications. Not safe for several threads while it is being set up, for any number of them afterwards.
/// </summary>
public sealed class FlagServerOptions
{
    /// <summary>The authorisation policy that lets callers without a key read the state of all flags: <c>TypedFlags.Server</c>.</summary>
    public const string Policy = "TypedFlags.Server";

    /// <summary>The request header that a key stands in: <c>TypedFlags-Key</c>.</summary>
    public const string KeyHeader = "TypedFlags-Key";

    /// <summary>A key has at least so many characters: <c>openssl rand -base64 32</c> gives 44.</summary>
    public const int MinKeyLength = 32;

    /// <summary>A key has at most so many characters.</summary>
    public const int MaxKeyLength = 512;

    private readonly List<byte[]> _hashes = [];

    /// <summary>
    /// How many clients may listen for changes at a time; 0 to 1,000,000, 10,000 by default. Further ones are told to come back later (503), and poll until then.
    /// </summary>
    public int MaxStreams { get; set; } = 10_000;

    /// <summary>
    /// How often those who listen get a sign of life where nothing changes; 10 ms to 10 minutes, 15 s by default. Clients give a stream up that is silent for 45 s, unless told otherwise.
    /// </summary>
    public TimeSpan StreamHeartbeat { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// After how long a stream is ended, a tenth more or less, so that clients open a new one: then they spread anew over the nodes behind a load balancer, and show their key again. 1 s to 1 day,
    /// 1 hour by default. TypedFlags.Http opens it again without a word.
    /// </summary>
    public TimeSpan StreamLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Who takes nothing for so long is gone, or as good as that. Shorter in tests.</summary>
    internal TimeSpan SlowestWrite { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Lets who sends this key in the header <see cref="KeyHeader"/> read the state of all flags. Call it once for each key: to change a key, add the new one, give it to
    /// the clients, and then take the old one away. Only a SHA-256 hash of it is kept.
    /// </summary>
    /// <param name="key">A random secret of 32 to 512 printable ASCII characters without spaces.</param>
    /// <exception cref="ArgumentException">It is too short or too long, or holds other characters. The message does not show it.</exception>
    public void AddKey(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.Length is < MinKeyLength or > MaxKeyLength)
        {
            throw new ArgumentException($"A server key has to have {MinKeyLength} to {MaxKeyLength} characters; this one has {key.Length}. Make one with: openssl rand -base64 32", nameof(key));
        }

        if (key.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            throw new ArgumentException("A server key may hold printable ASCII characters only, and no spaces: it travels in a header. Make one with: openssl rand -base64 32", nameof(key));
        }

        _hashes.Add(SHA256.HashData(Encoding.ASCII.GetBytes(key)));
    }

    /// <summary>Whether it is one of the keys. Takes as long for every text of one length, so that nothing can be learned from the time.</summary>
    internal bool Accepts(string key)
    {
        if (key.Length > MaxKeyLength)
        {
            return false;
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(key), hash);
        bool isOne = false;
        foreach (byte[] known in _hashes)
        {
            isOne |= CryptographicOperations.FixedTimeEquals(known, hash);
        }

        return isOne;
    }
}
