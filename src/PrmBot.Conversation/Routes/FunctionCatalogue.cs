using System.Reflection;
using Microsoft.SemanticKernel;
using PrmBot.Conversation.Plugins;

namespace PrmBot.Conversation.Routes;

/// <summary>A kernel function and what kind of act it is.</summary>
/// <param name="Name"><c>Plugin-function</c>: the wire name.</param>
/// <param name="Function">What the kernel invokes.</param>
/// <param name="Rule">The right it needs, and whether it asks first.</param>
public sealed record CataloguedFunction(string Name, KernelFunction Function, DoesAttribute Rule)
{
    /// <summary>Its arguments by wire name; what the turn gives it is not among them.</summary>
    public IReadOnlyList<KernelParameterMetadata> Parameters => Function.Metadata.Parameters;

    public bool Takes(string parameter) => Parameters.Any(p => p.Name == parameter);
}

/// <summary>All functions that a card verb, a sentence or a model can reach; made once from the plugins.</summary>
public sealed class FunctionCatalogue
{
    private readonly Dictionary<string, CataloguedFunction> _functions = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the plugins: each is an object whose class is named <c>…Plugin</c>.</summary>
    /// <exception cref="InvalidOperationException">A function does not say what kind of act it is.</exception>
    public FunctionCatalogue(IEnumerable<IPlugin> plugins)
    {
        foreach (var plugin in plugins)
        {
            var name = plugin.GetType().Name.Replace("Plugin", string.Empty, StringComparison.Ordinal);
            var made = KernelPluginFactory.CreateFromObject(plugin, name);
            Plugins.Add(made);
            foreach (var method in plugin.GetType().GetMethods(BindingFlags.Public | BindingFlags.Instance))
            {
                if (method.GetCustomAttribute<KernelFunctionAttribute>() is { } marked)
                {
                    Add(name, made[marked.Name!], method);
                }
            }
        }
    }

    public KernelPluginCollection Plugins { get; } = [];

    public IEnumerable<CataloguedFunction> All => _functions.Values;

    /// <summary>The function of a wire name; null when there is none.</summary>
    public CataloguedFunction? Find(string name) => _functions.GetValueOrDefault(name);

    private void Add(string plugin, KernelFunction function, MethodInfo method)
    {
        var name = $"{plugin}-{function.Name}";
        var rule = method.GetCustomAttribute<DoesAttribute>()
            ?? throw new InvalidOperationException($"{name} does not say what kind of act it is: add [Does].");
        _functions.Add(name, new CataloguedFunction(name, function, rule));
    }
}
