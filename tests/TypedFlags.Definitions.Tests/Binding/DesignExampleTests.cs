namespace TypedFlags.Definitions.Tests.Binding;

/// <summary>The example of the language's reference, whole.</summary>
public class DesignExampleTests : BindingTest
{
    public const string Yaml = """
        # yaml-language-server: $schema=../../flags.schema.json
        namespace: Storefront          # default: RootNamespace
        class: Flags                   # default: Flags; the interface is I + class
        visibility: internal           # internal (default) | public
        policy:                        # what this team asks of its flags; each rule is optional
          naming: snake_case           # snake_case (default) | kebab-case | any   (TF2005)
          require: [owner, expires]    # (TF2011)
          max_lifetime_days: 180       # `expires` further than this from `created` (TF2011)

        context:                       # attributes that rules may use; typed at build and at run time
          plan: { type: string, values: [free, starter, pro] }
          country: string              # string | number | boolean | datetime | semver | list (of strings)
          age: number
          app_version: semver

        segments:                      # named, reusable conditions
          eu_pro: { all: [ { plan: pro }, { country: [DE, FR, IT] } ] }

        flags:
          new_cart: { description: The cart that new_checkout needs., kind: operational, owner: payments, public: true, default: true }
          new_checkout:                # the key, and `NewCheckout` in C#
            name: New checkout
            description: One-page checkout.
            kind: release              # release (default) | experiment | operational | permission; the last two are permanent
            owner: payments
            tags: [checkout]
            metadata: { ticket: PAY-17 }    # scalars; OpenFeature's flag metadata
            created: 2026-09-01
            expires: 2026-12-31        # the last good day
            deprecated: false          # true, or a message; with `replaced_by: <flag>`
            public: true               # may be shown to unauthenticated clients
            # ---- state: what providers may change at run time ----
            enabled: true              # kill switch: false serves the off value to everyone
            environments: [staging, production]
            requires: [new_cart]       # prerequisites; or a map { new_cart: true, checkout_layout: full }
            staff_only: false
            exclude: { users: [mallory], groups: [blocked] }
            users: [ada]               # always on
            groups: [beta_testers]
            tenants:
              acme: { enabled: true, rollout: 50, users: [bob], groups: [qa], exclude: { users: [eve] } }
            rules:                     # first match decides
              - { name: eu-pro, when: { segment: eu_pro }, serve: true }
              - { when: { plan: free, app_version: { gte: 2.1.0 } }, rollout: 20 }
            rollout: 5                 # everyone else; 0 to 100, three decimals
            schedule:                  # each property takes its last begun step
              - { at: 2026-12-01T00:00:00Z, rollout: 25 }
              - { at: 2026-12-05T00:00:00Z, rollout: 100 }
            # ---- bucketing ----
            bucket_by: user            # user (targeting key) | tenant | an attribute; governs rollout and split
            salt: new_checkout         # default: the key
            bucketing: typedflags      # see section 4
            default: false
          checkout_layout:
            owner: payments
            expires: 2026-12-31
            type: string               # boolean (default) | string | integer (int) | number (finite double) | object
            variants: { control: one-column, compact: compact, full: full }
            default: control           # also the off value, unless `off_variant` names another
            split: { control: 50, compact: 25, full: 25 }
        """;

    [Fact]
    public void Binds_without_a_diagnostic() => _ = BindSound(Yaml);

    [Fact]
    public void As_it_stands_in_the_reference_it_breaks_the_policy_that_it_shows()
    {
        // The reference leaves out owners and dates for short; the test above adds them.
        string literal = Yaml
            .Replace("kind: operational, owner: payments, public: true,", "kind: operational,", StringComparison.Ordinal)
            .Replace("  checkout_layout:\n    owner: payments\n    expires: 2026-12-31\n", "  checkout_layout:\n", StringComparison.Ordinal);
        Assert.Equal(
            ["TF2011 'new_cart' 'owner'", "TF2014 'new_checkout' 'new_cart'", "TF2011 'checkout_layout' 'owner'", "TF2011 'checkout_layout' 'expires'"],
            Bind(literal).Diagnostics.Select(diagnostic => $"{diagnostic.Id} {string.Join(' ', Quoted(diagnostic.Message).Take(2))}"));
    }

    [Fact]
    public void Gives_the_compiled_definitions_of_the_architecture_page() =>
        Assert.Equal(
            """
            {"format":1,"context":{"age":{"type":"number"},"app_version":{"type":"semver"},"country":{"type":"string"},"plan":{"type":"string","values":["free","starter","pro"]}},"segments":{"eu_pro":{"all":[{"plan":{"eq":"pro"}},{"country":{"in":["DE","FR","IT"]}}]}}}
            {"key":"checkout_layout","type":"string","owner":"payments","expires":"2026-12-31","variants":{"control":"one-column","compact":"compact","full":"full"},"default":"control","split":{"control":50,"compact":25,"full":25}}
            {"key":"new_cart","type":"boolean","description":"The cart that new_checkout needs.","kind":"operational","owner":"payments","public":true,"default":true}
            {"key":"new_checkout","type":"boolean","name":"New checkout","description":"One-page checkout.","owner":"payments","tags":["checkout"],"metadata":{"ticket":"PAY-17"},"created":"2026-09-01","expires":"2026-12-31","public":true,"environments":["staging","production"],"requires":{"new_cart":true},"exclude":{"users":["mallory"],"groups":["blocked"]},"users":["ada"],"groups":["beta_testers"],"tenants":{"acme":{"enabled":true,"rollout":50,"users":["bob"],"groups":["qa"],"exclude":{"users":["eve"]}}},"rules":[{"name":"eu-pro","when":{"segment":"eu_pro"},"serve":true},{"when":{"all":[{"plan":{"eq":"free"}},{"app_version":{"gte":"2.1.0"}}]},"rollout":20}],"rollout":5,"schedule":[{"at":"2026-12-01T00:00:00Z","rollout":25},{"at":"2026-12-05T00:00:00Z","rollout":100}],"salt":"new_checkout","default":false}
            """.ReplaceLineEndings("\n"),
            CompiledDefinitionsWriter.Write(BindSound(Yaml)));

    private static IEnumerable<string> Quoted(string message) =>
        System.Text.RegularExpressions.Regex.Matches(message, "'[a-z_]+'", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1))
            .Select(match => match.Value);
}
