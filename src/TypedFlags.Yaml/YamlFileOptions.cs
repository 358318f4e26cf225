namespace TypedFlags;

/// <summary>How a YAML file is followed.</summary>
public sealed class YamlFileOptions
{
    /// <summary>True where the file need not be there when the application starts. One that was there and is deleted is a fault all the same: what it said stays in force.</summary>
    public bool Optional { get; set; }

    /// <summary>How often the file is looked at, in case the system did not tell that it changed; 10 ms to 1 hour, 2 seconds unless set.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>For how long a changed file must stay as it is before it is believed: whoever writes it may be in the middle. 0 to 10 seconds, 100 ms unless set.</summary>
    public TimeSpan SettleTime { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    internal YamlFileOptions Checked()
    {
        Check(nameof(PollInterval), PollInterval, TimeSpan.FromMilliseconds(10), TimeSpan.FromHours(1));
        Check(nameof(SettleTime), SettleTime, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        return (YamlFileOptions)MemberwiseClone();
    }

    private static void Check(string name, TimeSpan value, TimeSpan least, TimeSpan most)
    {
        if (value < least || value > most)
        {
            throw new ArgumentException($"YamlFileOptions.{name} is {value}. It has to be from {least} to {most}.", name);
        }
    }
}
