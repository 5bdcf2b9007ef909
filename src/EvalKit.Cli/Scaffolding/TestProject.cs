using System.Xml;
using System.Xml.Linq;

namespace EvalKit.Cli.Scaffolding;

/// <summary>A project that tests are in.</summary>
/// <param name="Path">Full path of the project's file.</param>
/// <param name="Framework">What its tests are written for.</param>
/// <param name="Namespace">The namespace of its classes.</param>
internal sealed record TestProject(string Path, TestFramework Framework, string Namespace)
{
    /// <summary>The project, or null where it has no tests, or is no project that can be read.</summary>
    public static TestProject? Read(string path)
    {
        if (Load(path) is not { } project)
            return null;
        var name = System.IO.Path.GetFileNameWithoutExtension(path);
        var own = FrameworkOf(project);
        // What all projects of a folder share may reference the framework for those that are tests.
        var framework = own ?? (name.Contains("test", StringComparison.OrdinalIgnoreCase) || IsTrue(project, "IsTestProject") ? Shared(path).Select(FrameworkOf).FirstOrDefault(f => f is not null) : null);
        return framework is { } found ? new TestProject(path, found, Value(project, "RootNamespace") ?? Identifier(name)) : null;
    }

    /// <summary>The package by which the framework runs suites.</summary>
    public string Adapter => AdapterOf(Framework);

    public static string AdapterOf(TestFramework framework) => framework switch
    {
        TestFramework.Xunit => "EvalKit.Xunit",
        TestFramework.XunitV3 => "EvalKit.XunitV3",
        _ => "EvalKit.Testing",
    };

    /// <summary>The target framework as it is written, in the project or above it; null where it is not written plainly.</summary>
    public string? TargetFramework()
    {
        foreach (var file in Shared(Path).Prepend(Load(Path)).OfType<XDocument>())
            if ((Value(file, "TargetFrameworks") ?? Value(file, "TargetFramework")) is { } frameworks)
                return frameworks;
        return null;
    }

    /// <summary>Whether .NET 10, which EvalKit needs, is among what it is built for; a name that is not written plainly is taken to be right.</summary>
    public bool CanReferenceEvalKit => TargetFramework() is not { } frameworks || frameworks.Contains('$', StringComparison.Ordinal) || frameworks.Split(';', StringSplitOptions.TrimEntries).Any(IsTenOrLater);

    public static XDocument? Load(string path)
    {
        try
        {
            return XDocument.Load(path, LoadOptions.SetLineInfo);
        }
        catch (Exception e) when (e is XmlException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The elements of that name, whatever namespace the file has.</summary>
    public static IEnumerable<XElement> Elements(XDocument project, string name) => project.Descendants().Where(e => e.Name.LocalName == name);

    public static string? Value(XDocument project, string property) => Elements(project, property).Select(e => e.Value.Trim()).LastOrDefault(v => v.Length > 0);

    public static bool IsTrue(XDocument project, string property) => string.Equals(Value(project, property), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>A name that can stand in a namespace.</summary>
    public static string Identifier(string name)
    {
        var parts = name.Split('.', StringSplitOptions.RemoveEmptyEntries).Select(part => new string([.. part.Select(c => char.IsLetterOrDigit(c) || c == '_' ? c : '_')]));
        return string.Join('.', parts.Select(p => char.IsDigit(p[0]) ? "_" + p : p).DefaultIfEmpty("Evals"));
    }

    /// <summary>The nearest Directory.Build.props above a project.</summary>
    private static IEnumerable<XDocument> Shared(string path)
    {
        if (SharedFile.Above(path, "Directory.Build.props") is { } props && Load(props) is { } shared)
            yield return shared;
    }

    private static TestFramework? FrameworkOf(XDocument project)
    {
        var packages = Elements(project, "PackageReference").Select(e => e.Attribute("Include")?.Value ?? "").ToHashSet(StringComparer.OrdinalIgnoreCase);
        var sdk = project.Root?.Attribute("Sdk")?.Value ?? "";
        return packages.Any(p => p.StartsWith("xunit.v3", StringComparison.OrdinalIgnoreCase)) ? TestFramework.XunitV3
            : packages.Contains("xunit") || packages.Contains("xunit.core") ? TestFramework.Xunit
            : packages.Contains("MSTest") || packages.Contains("MSTest.TestFramework") || sdk.StartsWith("MSTest.Sdk", StringComparison.OrdinalIgnoreCase) ? TestFramework.MSTest
            : packages.Contains("NUnit") ? TestFramework.NUnit
            : null;
    }

    private static bool IsTenOrLater(string framework) =>
        framework.StartsWith("net", StringComparison.OrdinalIgnoreCase) && framework[3..].Split('.', '-')[0] is var major
        && int.TryParse(major, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var version) && version is >= 10 and < 40;
}
