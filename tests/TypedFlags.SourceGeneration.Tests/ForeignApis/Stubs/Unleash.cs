// What analyzers see of the package Unleash.Client 5.
using System;

namespace Unleash
{
    public sealed class UnleashContext
    {
        public string? UserId { get; set; }
    }

    public sealed class Variant
    {
        public string Name => "";

        public bool IsEnabled => false;

        public bool FeatureEnabled => false;
    }

    public interface IUnleash : IDisposable
    {
        bool IsEnabled(string toggleName);

        bool IsEnabled(string toggleName, bool defaultSetting);

        bool IsEnabled(string toggleName, UnleashContext context);

        bool IsEnabled(string toggleName, UnleashContext context, bool defaultSetting);

        Variant GetVariant(string toggleName);

        Variant GetVariant(string toggleName, UnleashContext context, Variant defaultValue);
    }

    public sealed class DefaultUnleash : IUnleash
    {
        public bool IsEnabled(string toggleName) => false;

        public bool IsEnabled(string toggleName, bool defaultSetting) => defaultSetting;

        public bool IsEnabled(string toggleName, UnleashContext context) => false;

        public bool IsEnabled(string toggleName, UnleashContext context, bool defaultSetting) => defaultSetting;

        public Variant GetVariant(string toggleName) => new();

        public Variant GetVariant(string toggleName, UnleashContext context, Variant defaultValue) => defaultValue;

        public void Dispose()
        {
        }
    }
}
