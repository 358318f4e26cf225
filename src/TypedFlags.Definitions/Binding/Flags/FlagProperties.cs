namespace TypedFlags.Definitions.Binding;

/// <summary>The properties of a flag, in the order of the language's reference.</summary>
internal static class FlagProperties
{
    public const int Name = 0;
    public const int Description = 1;
    public const int Kind = 2;
    public const int Owner = 3;
    public const int Tags = 4;
    public const int Metadata = 5;
    public const int Created = 6;
    public const int Expires = 7;
    public const int Deprecated = 8;
    public const int ReplacedBy = 9;
    public const int Public = 10;
    public const int Enabled = 11;
    public const int Environments = 12;
    public const int Requires = 13;
    public const int Serve = 14;
    public const int StaffOnly = 15;
    public const int Exclude = 16;
    public const int Users = 17;
    public const int Groups = 18;
    public const int Tenants = 19;
    public const int Rules = 20;
    public const int Rollout = 21;
    public const int Schedule = 22;
    public const int BucketBy = 23;
    public const int Salt = 24;
    public const int Bucketing = 25;
    public const int Type = 26;
    public const int Variants = 27;
    public const int Default = 28;
    public const int OffVariant = 29;
    public const int Split = 30;

    public static PropertyTable Table { get; } = new(
        "A flag",
        "name", "description", "kind", "owner", "tags", "metadata", "created", "expires", "deprecated", "replaced_by", "public",
        "enabled", "environments", "requires", "serve", "staff_only", "exclude", "users", "groups", "tenants", "rules", "rollout", "schedule",
        "bucket_by", "salt", "bucketing",
        "type", "variants", "default", "off_variant", "split");
}
