using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.Loader;
using EvalKit.Tests.Datasets;

namespace EvalKit.Tests.Code;

/// <summary>Compiled code that differs in anything has another revision, wherever it lies.</summary>
public sealed class CodeRevisionTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Of_TheSameCode_IsTheSame() => Assert.Equal(Of(GetType().Assembly), Of(GetType().Assembly, GetType().Assembly));

    [Fact]
    public void Of_TheFrameworkAndEvalKit_CountForNothing()
    {
        var nothing = Of();

        Assert.Equal(nothing, Of(typeof(string).Assembly, typeof(HttpClient).Assembly, typeof(Eval).Assembly, typeof(EvalKit.Models.ResponseStore).Assembly));
        Assert.NotEqual(nothing, Of(GetType().Assembly));
    }

    [Theory]
    [InlineData("FsCheck")]
    [InlineData("FSharp.Core")]
    public void Of_AnAssemblyOrOneThatItIsBuiltWithChanged_IsAnother(string changed)
    {
        var before = RevisionIn("one", null);

        Assert.Equal(before, RevisionIn("same", null));
        Assert.NotEqual(before, RevisionIn("other", changed));
    }

    [Fact]
    public void Parts_OfALambda_AreItsAssemblyAndThoseOfWhatItCaptures()
    {
        object captured = FsCheck.Fluent.Gen.Constant(1);

        var roots = CodeRevision.Parts(() => captured.ToString()).Assemblies;

        Assert.Contains(GetType().Assembly, roots);
        Assert.Contains(captured.GetType().Assembly, roots);
    }

    [Fact]
    public void Parts_OfAMethod_AreThoseOfItsObject() => Assert.Contains(typeof(FsCheck.Gen<>).Assembly, CodeRevision.Parts((Func<string?>)FsCheck.Fluent.Gen.Constant(1).ToString).Assemblies);

    [Fact]
    public void Of_TwoDelegatesOfOneAssembly_AreTwo()
    {
        Func<int, int> one = n => n + 1, other = n => n + 2, same = one;

        Assert.NotEqual(CodeRevision.Of(CodeRevision.Parts(one)), CodeRevision.Of(CodeRevision.Parts(other)));
        Assert.Equal(CodeRevision.Of(CodeRevision.Parts(one)), CodeRevision.Of(CodeRevision.Parts(same)));
        Assert.NotEqual(CodeRevision.Of(CodeRevision.Parts(one)), CodeRevision.Of(CodeRevision.Parts(one + other)));
    }

    [Fact]
    public void Of_OneInheritedMethodOfTwoClasses_IsTwo() =>
        Assert.NotEqual(CodeRevision.Of(CodeRevision.Parts((Func<string>)new First().Say)), CodeRevision.Of(CodeRevision.Parts((Func<string>)new Second().Say)));

    [Fact]
    public void Of_TwoClassesOfOneAssembly_AreTwo() => Assert.NotEqual(CodeRevision.Of(CodeRevision.Parts(new First())), CodeRevision.Of(CodeRevision.Parts(new Second())));

    private static string Of(params IReadOnlyList<Assembly> assemblies) => CodeRevision.Of(new CodeParts(assemblies, ""));

    /// <summary>The revision of a copy of a library, of which one file is another build: its module version id differs.</summary>
    private string RevisionIn(string folder, string? changed)
    {
        foreach (var name in (string[])["FsCheck", "FSharp.Core"])
        {
            var bytes = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, name + ".dll"));
            if (name == changed)
                bytes[bytes.AsSpan().IndexOf(ModuleVersionId(bytes).ToByteArray())] ^= 0xFF;
            _folder.Write(Path.Combine(folder, name + ".dll"), bytes);
        }
        var context = new AssemblyLoadContext(folder, isCollectible: true);
        try
        {
            return Of(context.LoadFromAssemblyPath(_folder.In(Path.Combine(folder, "FsCheck.dll"))));
        }
        finally
        {
            context.Unload();
        }
    }

    private static Guid ModuleVersionId(byte[] assembly)
    {
        using var reader = new PEReader(new MemoryStream(assembly));
        var metadata = reader.GetMetadataReader();
        return metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
    }

    private class First
    {
        public string Say() => GetType().Name;
    }

    private sealed class Second : First;
}
