namespace TypedFlags;

/// <summary>How a <see cref="FileFlagStore"/> goes about its files.</summary>
public sealed class FileFlagStoreOptions
{
    /// <summary>
    /// How large one file of the journal may become before a new one is begun, in bytes; 4 KiB to 256 MiB, 16 MiB unless set. The id of a write is remembered for
    /// as long as the file it stands in and the one after it.
    /// </summary>
    public long MaxJournalBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>How many files of the journal are kept, the current one included; 2 to 10,000, 16 unless set. The audit trail reaches back as far as they do.</summary>
    public int MaxJournals { get; set; } = 16;

    /// <summary>Up to which size one file is read, in bytes; 1 MiB to 1 GiB, 256 MiB unless set. What is larger is not one of the store's.</summary>
    public long MaxFileBytes { get; set; } = 256 * 1024 * 1024;

    /// <summary>How long a write waits for the writers of other processes; 10 ms to 10 minutes, 10 seconds unless set.</summary>
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often engines look for what other processes wrote, in case the system did not tell; 10 ms to 1 hour, 2 seconds unless set.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>A copy whose values are in range.</summary>
    /// <exception cref="ArgumentException">One is not.</exception>
    internal FileFlagStoreOptions Checked()
    {
        Check(MaxJournalBytes is >= 4096 and <= 256 * 1024 * 1024, nameof(MaxJournalBytes), MaxJournalBytes, "from 4096 (4 KiB) to 268435456 (256 MiB)");
        Check(MaxJournals is >= 2 and <= 10_000, nameof(MaxJournals), MaxJournals, "from 2 to 10000");
        Check(MaxFileBytes is >= 1024 * 1024 and <= 1024 * 1024 * 1024, nameof(MaxFileBytes), MaxFileBytes, "from 1048576 (1 MiB) to 1073741824 (1 GiB)");
        CheckTime(LockTimeout, TimeSpan.FromMinutes(10), nameof(LockTimeout));
        CheckTime(PollInterval, TimeSpan.FromHours(1), nameof(PollInterval));
        return (FileFlagStoreOptions)MemberwiseClone();
    }

    private static void CheckTime(TimeSpan value, TimeSpan most, string name) =>
        Check(value >= TimeSpan.FromMilliseconds(10) && value <= most, name, value, $"from 00:00:00.0100000 to {most}");

    private static void Check(bool isInRange, string name, object value, string range)
    {
        if (!isInRange)
        {
            throw new ArgumentException(FormattableString.Invariant($"FileFlagStoreOptions.{name} is {value}. It has to be {range}."), name);
        }
    }
}
