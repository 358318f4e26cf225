// What analyzers see of the packages LaunchDarkly.ServerSdk 8 and LaunchDarkly.ClientSdk 5.
using System;
using System.Threading;
using System.Threading.Tasks;

namespace LaunchDarkly.Sdk
{
    public struct Context
    {
        public static Context New(string key) => default;

        public static ContextBuilder Builder(string key) => new();
    }

    public sealed class ContextBuilder
    {
        public ContextBuilder Set(string attribute, string value) => this;

        public Context Build() => default;
    }

    public struct LdValue;

    public struct EvaluationDetail<T>
    {
        public T Value => throw new NotSupportedException();

        public int? VariationIndex => null;
    }

    public sealed class User;
}

namespace LaunchDarkly.Sdk.Server.Migrations
{
    public enum MigrationStage
    {
        Off,
    }

    public sealed class MigrationVariation;
}

namespace LaunchDarkly.Sdk.Server.Interfaces
{
    using LaunchDarkly.Sdk.Server.Migrations;

    public interface ILdClient
    {
        bool BoolVariation(string key, Context context, bool defaultValue = false);

        EvaluationDetail<bool> BoolVariationDetail(string key, Context context, bool defaultValue);

        Task<EvaluationDetail<bool>> BoolVariationDetailAsync(string key, Context context, bool defaultValue, CancellationToken cancelationToken = default);

        int IntVariation(string key, Context context, int defaultValue);

        float FloatVariation(string key, Context context, float defaultValue);

        double DoubleVariation(string key, Context context, double defaultValue);

        EvaluationDetail<double> DoubleVariationDetail(string key, Context context, double defaultValue);

        string StringVariation(string key, Context context, string defaultValue);

        LdValue JsonVariation(string key, Context context, LdValue defaultValue);

        EvaluationDetail<LdValue> JsonVariationDetail(string key, Context context, LdValue defaultValue);

        MigrationVariation MigrationVariation(string key, Context context, MigrationStage defaultStage);

        void Track(string name, Context context);
    }
}

namespace LaunchDarkly.Sdk.Server
{
    using LaunchDarkly.Sdk.Server.Interfaces;
    using LaunchDarkly.Sdk.Server.Migrations;

    public static class ILdClientExtensions
    {
        public static T EnumVariation<T>(this ILdClient client, string key, Context context, T defaultValue) => defaultValue;

        public static bool BoolVariation(this ILdClient client, string key, User user, bool defaultValue = false) => defaultValue;
    }

    public sealed class LdClient : ILdClient
    {
        public bool BoolVariation(string key, Context context, bool defaultValue = false) => throw new NotSupportedException();

        public EvaluationDetail<bool> BoolVariationDetail(string key, Context context, bool defaultValue) => throw new NotSupportedException();

        public Task<EvaluationDetail<bool>> BoolVariationDetailAsync(string key, Context context, bool defaultValue, CancellationToken cancelationToken = default) => throw new NotSupportedException();

        public int IntVariation(string key, Context context, int defaultValue) => throw new NotSupportedException();

        public float FloatVariation(string key, Context context, float defaultValue) => throw new NotSupportedException();

        public double DoubleVariation(string key, Context context, double defaultValue) => throw new NotSupportedException();

        public EvaluationDetail<double> DoubleVariationDetail(string key, Context context, double defaultValue) => throw new NotSupportedException();

        public string StringVariation(string key, Context context, string defaultValue) => throw new NotSupportedException();

        public LdValue JsonVariation(string key, Context context, LdValue defaultValue) => throw new NotSupportedException();

        public EvaluationDetail<LdValue> JsonVariationDetail(string key, Context context, LdValue defaultValue) => throw new NotSupportedException();

        public MigrationVariation MigrationVariation(string key, Context context, MigrationStage defaultStage) => throw new NotSupportedException();

        public void Track(string name, Context context)
        {
        }
    }
}

namespace LaunchDarkly.Sdk.Client.Interfaces
{
    public interface ILdClient
    {
        bool BoolVariation(string key, bool defaultValue = false);

        string StringVariation(string key, string defaultValue);

        EvaluationDetail<int> IntVariationDetail(string key, int defaultValue = 0);

        void Track(string eventName);
    }
}

namespace LaunchDarkly.Sdk.Client
{
    using LaunchDarkly.Sdk.Client.Interfaces;

    public static class ILdClientExtensions
    {
        public static T EnumVariation<T>(this ILdClient client, string key, T defaultValue)
            where T : struct, Enum => defaultValue;
    }
}
