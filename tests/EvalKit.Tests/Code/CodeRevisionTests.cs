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
    public void Of_TheSameCode_IsTheSame() => Assert.Equal(CodeRevision.Of([GetType().Assembly]), CodeRevision.Of([GetType().Assembly, GetType().Assembly]));

    [Fact]
    public void Of_TheFrameworkAndEvalKit_CountForNothing()
    {
        var nothing = CodeRevision.Of([]);

        Assert.Equal(nothing, CodeRevision.Of([typeof(string).Assembly, typeof(HttpClient).Assembly, typeof(Eval).Assembly, typeof(EvalKit.Models.ResponseStore).Assembly]));
        Assert.NotEqual(nothing, CodeRevision.Of([GetType().Assembly]));
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
    public void Roots_OfALambda_AreItsAssemblyAndThoseOfWhatItCaptures()
    {
        object captured = FsCheck.Fluent.Gen.Constant(1);

        var roots = CodeRevision.Roots(() => captured.ToString());

        Assert.Contains(GetType().Assembly, roots);
        Assert.Contains(captured.GetType().Assembly, roots);
    }

    [Fact]
    public void Roots_OfAMethod_AreThoseOfItsObject() => Assert.Contains(typeof(FsCheck.Gen<>).Assembly, CodeRevision.Roots((Func<string?>)FsCheck.Fluent.Gen.Constant(1).ToString));

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
            return CodeRevision.Of([context.LoadFromAssemblyPath(_folder.In(Path.Combine(folder, "FsCheck.dll")))]);
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
}
