namespace TypedFlags.Benchmarks.Analyzers.Project;

/// <summary>The words of the generated shop.</summary>
internal static class Vocabulary
{
    /// <summary>A namespace and the class that gives it its name.</summary>
    public static readonly (string Module, string Name)[] Modules =
    [
        ("Orders", "Order"), ("Invoices", "Invoice"), ("Carts", "Cart"), ("Shipments", "Shipment"), ("Clients", "Client"),
        ("Products", "Product"), ("Payments", "Payment"), ("Refunds", "Refund"), ("Vouchers", "Voucher"), ("Reviews", "Review"),
        ("Warehouses", "Warehouse"), ("Suppliers", "Supplier"), ("Contracts", "Contract"), ("Tickets", "Ticket"), ("Campaigns", "Campaign"),
        ("Subscriptions", "Subscription"), ("Documents", "Document"), ("Messages", "Message"), ("Schedules", "Schedule"), ("Reports", "Report"),
        ("Budgets", "Budget"), ("Locations", "Location"), ("Devices", "Device"), ("Sessions", "Session"), ("Audits", "Audit"),
    ];

    public static readonly string[] Suffixes = ["", "Line", "Note", "Batch", "Agreement"];

    public static readonly string[] Verbs =
    [
        "Recalculate", "Archive", "Merge", "Split", "Confirm", "Reopen", "Escalate", "Forward", "Approve", "Reject", "Assign", "Release",
        "Settle", "Import", "Export", "Compare", "Rank", "Filter", "Preview", "Restore", "Publish", "Withdraw", "Renew", "Collect", "Estimate",
    ];

    public static readonly string[] Fields =
    [
        "Street", "City", "Postcode", "Discount", "Color", "Weight", "Carrier", "Currency", "Language", "Phone", "Channel", "Reference",
        "Category", "Priority", "Comment", "Label", "Region", "Partner", "Season", "Brand", "Size", "Material", "Warranty", "Reminder",
    ];

    public static readonly string[] Words =
    [
        "new_checkout", "express delivery", "gift wrapping", "loyalty", "back order", "customs", "pick-up", "second reminder", "price match",
        "bulk discount", "seasonal sale", "damaged goods", "late fee", "credit note", "sample", "pre-order", "down payment", "invoice address",
    ];

    /// <summary>What flags are about; with the modules that makes five hundred.</summary>
    public static readonly string[] Features =
    [
        "new_page", "bulk_export", "fast_search", "inline_edit", "dark_mode", "smart_sort", "undo", "shortcuts", "audit_trail", "two_step_approval",
        "weekly_digest", "webhooks", "csv_import", "saved_views", "live_updates", "lazy_loading", "retries", "mobile_layout", "summary", "archive",
    ];
}
