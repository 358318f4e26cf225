using QuickStart;
using TypedFlags;

Customer ada = new()
{
    Id = "ada",
    Plan = Plan.Pro,
    Country = "DE",
    Age = 36,
    AppVersion = new Version(3, 4, 0),
    SignedUp = new DateTimeOffset(2024, 5, 1, 0, 0, 0, TimeSpan.Zero),
    Interests = ["running", "books"],
};
Customer bob = new()
{
    Id = "bob",
    Company = "acme",
    Groups = ["beta_testers"],
    Country = "US",
    Age = 17,
    SignedUp = new DateTimeOffset(2026, 11, 15, 0, 0, 0, TimeSpan.Zero),
};
Customer mallory = new() { Id = "mallory", IsEmployee = true, Country = "FR", Plan = Plan.Pro, Age = 52 };

// 1. Ask. A misspelt flag does not compile.
foreach (Customer customer in new[] { ada, bob, mallory })
{
    string checkout = Flags.NewCheckout.IsEnabled(customer) ? "the new checkout" : "the old checkout";
    Console.WriteLine($"{customer.Id} sees {checkout}.");
}

// 2. Values that are not booleans: variants are enums, objects are records.
string layout = Flags.CheckoutLayout.GetVariant(ada) switch
{
    Flags.CheckoutLayoutVariant.Full => "everything on one page",
    Flags.CheckoutLayoutVariant.Compact => "an accordion",
    _ => "three pages",
};
Flags.SearchLimitsValue limits = Flags.SearchLimits.GetValue(bob);
Console.WriteLine($"""
    ada's layout: {layout} ("{Flags.CheckoutLayout.GetValue(ada)}").
    bob may see {limits.MaxPages} pages of {limits.PageSize} results, and waits {limits.Timeout.Seconds:0.0} s at most.
    """);

// 3. Without a type of your own, and with the ambient context that a web request would set.
FlagContext guest = new("guest-7") { ["country"] = "IT", ["age"] = 29 };
using (FlagContext.Use(guest))
{
    Console.WriteLine($"A guest from Italy pays no shipping from {Flags.FreeShippingFrom.GetValue() / 100.0:0.00}.");
}

// 4. Two flags on their way out. They still answer, and the build warns here: one is deprecated, the other past its date.
if (Flags.CartV2.IsEnabled(ada))
{
    string banner = Flags.OldCheckoutBanner.IsEnabled(ada) ? "The checkout is about to change." : "Nothing new.";
    Console.WriteLine($"ada's cart goes with her from device to device. Its banner says: {banner}");
}

// 5. Everything, and why.
Report.Print("ada", Flags.EvaluateAll(ada));
Report.Print("bob", Flags.EvaluateAll(bob));
Report.Print("guest-7", Flags.EvaluateAll(guest));
