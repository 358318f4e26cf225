namespace TypedFlags.Tests.Laws.Generation;

/// <summary>Contexts of the <see cref="World"/>, with things missing and now and then of the wrong type.</summary>
internal static class RandomContexts
{
    public static FlagContext Next(Random random)
    {
        List<KeyValuePair<string, AttributeValue>> attributes = [];
        Add("plan", random.Pick(World.Plans));
        Add("age", random.Pick(World.Ages));
        Add("beta", random.Chance(0.5));
        Add("since", random.Chance(0.5) ? DateTimeOffset.Parse(random.Pick(World.Times), System.Globalization.CultureInfo.InvariantCulture) : random.Pick(World.Times));
        Add("version", random.Chance(0.3) ? new Version(random.Next(3), random.Next(3)) : random.Pick(World.Versions));
        Add("tags", random.Some(World.Tags));
        return new FlagContext(random.Chance(0.1) ? null : random.Chance(0.7) ? random.Pick(World.Users) : $"user-{random.Next()}")
        {
            TenantId = random.Chance(0.4) ? null : random.Pick(World.Tenants),
            Groups = random.Chance(0.4) ? [] : random.Some(World.Groups),
            IsStaff = random.Chance(0.3),
            Attributes = attributes,
        };

        void Add(string name, AttributeValue value)
        {
            if (random.Chance(0.8))
            {
                AttributeValue given = random.Chance(0.05) ? random.Pick<AttributeValue>(AttributeValue.None, "odd", double.NaN, true, Array.Empty<string>()) : value;
                attributes.Add(KeyValuePair.Create(name, given));
            }
        }
    }
}
