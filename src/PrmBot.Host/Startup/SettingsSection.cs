using System.ComponentModel;
using Microsoft.Extensions.Options;

namespace PrmBot.Host.Startup;

/// <summary>
/// Binds one section and checks it at the start: names that are no settings, values of the wrong kind, and what the
/// section says of itself.
/// </summary>
public static class SettingsSection
{
    /// <summary>Adds <typeparamref name="T"/> as options that are checked before the bot listens.</summary>
    public static IServiceCollection AddSettings<T>(this IServiceCollection services, IConfiguration configuration)
        where T : class, ISettings
    {
        var section = configuration.GetSection(T.Section);
        services.AddOptions<T>().Configure(options => Bind(section, options)).ValidateOnStart();
        return services.AddSingleton<IValidateOptions<T>>(new Check<T>());
    }

    private static void Bind<T>(IConfigurationSection section, T options)
        where T : class, ISettings
    {
        var problems = section.GetChildren().Select(Problem<T>).OfType<string>().ToList();
        if (problems.Count > 0)
        {
            throw new OptionsValidationException(T.Section, typeof(T), problems);
        }

        section.Bind(options);
    }

    private static string? Problem<T>(IConfigurationSection setting)
    {
        var properties = typeof(T).GetProperties().Where(p => p.GetMethod is { IsStatic: false }).ToList();
        var property = properties.Find(p => string.Equals(p.Name, setting.Key, StringComparison.OrdinalIgnoreCase));
        if (property is null)
        {
            var names = string.Join(", ", properties.Select(p => p.Name));
            return $"{setting.Path} is no setting; this section has {names}.";
        }

        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return string.IsNullOrEmpty(setting.Value) || Fits(type, setting.Value)
            ? null
            : $"{setting.Path} is \"{setting.Value}\", but must be {KindOf(type, setting.Path)}.";
    }

    private static bool Fits(Type type, string value)
    {
        try
        {
            var converted = TypeDescriptor.GetConverter(type).ConvertFromInvariantString(value);
            return !type.IsEnum || Enum.IsDefined(type, converted!);
        }
        catch (Exception e)
            when (e is FormatException or ArgumentException or NotSupportedException or OverflowException)
        {
            return false;
        }
    }

    private static string KindOf(Type type, string path) => type switch
    {
        { IsEnum: true } => string.Join(" or ", Enum.GetNames(type)),
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(int) => "a whole number",
        _ when type == typeof(TimeSpan) => "a time span, for example 00:00:30",
        _ when type == typeof(Uri) => "an address, for example https://example.com/v1",
        _ => $"a list: {path}:0, {path}:1 and so on",
    };

    private sealed class Check<T> : IValidateOptions<T>
        where T : class, ISettings
    {
        public ValidateOptionsResult Validate(string? name, T options) =>
            options.Problems().ToList() is { Count: > 0 } problems
                ? ValidateOptionsResult.Fail(problems)
                : ValidateOptionsResult.Success;
    }
}
