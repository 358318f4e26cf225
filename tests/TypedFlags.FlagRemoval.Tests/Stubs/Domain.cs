// The shop that the cases' code is about: every case refers to it, so that its own files hold only what matters.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Storefront
{
    public enum OrderStatus
    {
        New,
        Paid,
        Shipped,
        Cancelled,
    }

    public record Item(string Sku, decimal Price, int Quantity);

    public record Receipt(string OrderId, decimal Amount);

    public class Cart
    {
        public string Id { get; set; } = "";

        public string Country { get; set; } = "DE";

        public string? Coupon { get; set; }

        public List<Item> Items { get; } = new List<Item>();

        public decimal Total => Items.Sum(item => item.Price * item.Quantity);

        public bool IsEmpty => Items.Count == 0;
    }

    public class Order
    {
        public string Id { get; set; } = "";

        public string Country { get; set; } = "DE";

        public decimal Total { get; set; }

        public bool IsPaid { get; set; }

        public bool IsGift { get; set; }

        public OrderStatus Status { get; set; }

        public DateTime Placed { get; set; }

        public List<Item> Lines { get; } = new List<Item>();
    }

    public class Customer
    {
        public string Id { get; set; } = "";

        public string Email { get; set; } = "";

        public string Plan { get; set; } = "free";
    }

    public class NotFoundException : Exception
    {
        public NotFoundException()
        {
        }

        public NotFoundException(string message)
            : base(message)
        {
        }
    }

    public interface IOrders
    {
        IEnumerable<Order> All { get; }

        Order? Find(string id);

        void Save(Order order);

        Task<Order?> FindAsync(string id, CancellationToken cancellationToken = default);

        Task SaveAsync(Order order, CancellationToken cancellationToken = default);
    }

    public interface IPayments
    {
        Receipt Charge(Cart cart);

        Receipt ChargeInOneStep(Cart cart);

        Task<Receipt> ChargeAsync(Cart cart, CancellationToken cancellationToken = default);

        Task<Receipt> ChargeInOneStepAsync(Cart cart, CancellationToken cancellationToken = default);
    }

    public interface IMail
    {
        void Send(string to, string text);

        Task SendAsync(string to, string text, CancellationToken cancellationToken = default);
    }

    /// <summary>As many teams have one of their own.</summary>
    public interface IFeatureService
    {
        bool IsEnabled(string key);

        bool IsEnabled(string key, bool defaultValue);

        Task<bool> IsEnabledAsync(string key, CancellationToken cancellationToken = default);
    }

    /// <summary>What can be seen from outside: each call is an effect.</summary>
    public static class Log
    {
        public static void Info(string text) => Console.WriteLine(text);

        public static bool Write(string text)
        {
            Console.WriteLine(text);
            return text.Length > 0;
        }
    }
}
