using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text;

namespace EvalKit;

/// <summary>
/// What compiled code is, as a hash: the names and module version ids of assemblies and of all that they are built with, transitively, as far as that lies in
/// their folder (what does not is the framework's), and the name of the method or class among them. A compiler gives a module another version id whenever
/// anything in it changes; the names that it gives to lambdas hold for that version.
/// </summary>
internal static class CodeRevision
{
    private static readonly HashSet<string> OurOwn = new(StringComparer.Ordinal)
    {
        "EvalKit", "EvalKit.Metrics", "EvalKit.Models", "EvalKit.Reporting", "EvalKit.Statistics", "EvalKit.Testing", "EvalKit.Xunit", "EvalKit.XunitV3",
    };

    public static string Of(CodeParts code)
    {
        var modules = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var root in code.Assemblies)
            Add(root, modules);
        var text = string.Join('\n', modules.Select(m => $"{m.Key} {m.Value}").Append(code.Member));
        return "code " + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
    }

    /// <summary>What a delegate is made of: its methods, their assemblies, and those of what it has captured.</summary>
    public static CodeParts Parts(Delegate code)
    {
        var roots = new HashSet<Assembly>();
        var member = new StringBuilder();
        foreach (var part in code.GetInvocationList())
        {
            roots.Add(part.Method.Module.Assembly);
            AddCaptured(part.Target, roots, depth: 0);
            member.AppendJoin(' ', part.Target?.GetType().FullName, part.Method.DeclaringType?.FullName, part.Method.ToString()).Append('\n');
        }
        return new CodeParts([.. roots], member.ToString());
    }

    /// <summary>What an object's code is: its class, the assembly of that, and more.</summary>
    public static CodeParts Parts(object target, params ReadOnlySpan<Assembly> more) => new([.. new HashSet<Assembly>([.. more, target.GetType().Assembly])], target.GetType().FullName ?? "");

    /// <summary>Closures hold what a lambda uses in fields, and closures of outer scopes among them.</summary>
    private static void AddCaptured(object? target, HashSet<Assembly> roots, int depth)
    {
        const int DeepestScope = 8;
        if (target is null)
            return;
        roots.Add(target.GetType().Assembly);
        if (depth == DeepestScope || !target.GetType().IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute), inherit: false))
            return;
        foreach (var field in target.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            AddCaptured(field.GetValue(target), roots, depth + 1);
    }

    private static void Add(Assembly assembly, SortedDictionary<string, string> modules)
    {
        var name = assembly.GetName().Name ?? "";
        if (OurOwn.Contains(name) || IsFramework(assembly) || modules.ContainsKey(name))
            return;
        modules.Add(name, assembly.ManifestModule.ModuleVersionId.ToString("N"));
        if (assembly.Location.Length > 0)
            AddFiles(assembly.GetReferencedAssemblies().Select(r => r.Name!), Path.GetDirectoryName(assembly.Location)!, modules);
        else
            AddLoaded(assembly, modules);
    }

    /// <summary>Assemblies beside a file are read, not loaded: nothing of theirs runs.</summary>
    private static void AddFiles(IEnumerable<string> names, string folder, SortedDictionary<string, string> modules)
    {
        var left = new Queue<string>(names);
        while (left.TryDequeue(out var name))
        {
            var path = Path.Combine(folder, name + ".dll");
            if (OurOwn.Contains(name) || modules.ContainsKey(name) || !File.Exists(path))
                continue;
            using var file = new PEReader(File.OpenRead(path));
            var metadata = file.GetMetadataReader();
            modules.Add(name, metadata.GetGuid(metadata.GetModuleDefinition().Mvid).ToString("N"));
            foreach (var reference in metadata.AssemblyReferences)
                left.Enqueue(metadata.GetString(metadata.GetAssemblyReference(reference).Name));
        }
    }

    /// <summary>Assemblies that are part of one file, or of none.</summary>
    private static void AddLoaded(Assembly assembly, SortedDictionary<string, string> modules)
    {
        foreach (var reference in assembly.GetReferencedAssemblies())
        {
            try
            {
                Add(Assembly.Load(reference), modules);
            }
            catch (Exception e) when (e is IOException or BadImageFormatException)
            {
                modules[reference.Name ?? ""] = reference.FullName;
            }
        }
    }

    private static bool IsFramework(Assembly assembly) =>
        assembly.Location.Length > 0 && typeof(object).Assembly.Location is { Length: > 0 } core && Path.GetDirectoryName(assembly.Location) is { } folder
        && folder.StartsWith(Shared(core), StringComparison.Ordinal);

    /// <summary>The folder that holds all shared frameworks: <c>shared/NAME/VERSION/file</c>.</summary>
    private static string Shared(string core) => Path.GetDirectoryName(Path.GetDirectoryName(Path.GetDirectoryName(core))) ?? core;
}
