using TypedFlags.SourceGeneration.Tests.Harness;

namespace TypedFlags.SourceGeneration.Tests;

/// <summary>The generated files to look at; what they do is tested by running them.</summary>
public class SnapshotTests
{
    [Fact]
    public void Every_kind_of_flag() => Snapshot.Verify(FlagsProject.With(
        """
        namespace: Storefront
        context:
          plan: { type: string, values: [free, pro] }
          age: number
        flags:
          new_checkout:
            name: New checkout
            description: One-page checkout.
            owner: payments
            created: 2026-09-01
            expires: 2026-12-31
            rules: [{ when: { plan: pro }, serve: true }]
            rollout: 5
          greeting: { type: string, default: Hello }
          page_size: { type: integer, default: 20, kind: operational }
          sample_ratio: { type: number, default: 0.5 }
          checkout_layout:
            type: string
            variants: { control: one-column, full: full }
            default: control
            split: { control: 50, full: 50 }
          limits:
            type: object
            default: { max_items: 10, regions: [DE, FR], burst: { size: 5 }, note: null }
        """,
        """
        using TypedFlags;

        namespace Storefront
        {
            public enum Plan { Free, Pro }

            [FlagContext]
            public class Customer
            {
                [TargetingKey] public System.Guid Id { get; set; }
                [Groups] public System.Collections.Generic.List<string>? Roles { get; set; }
                public Plan? Plan { get; set; }
                public int? Age { get; set; }
            }
        }
        """).Generate());
}
