using Xunit.Abstractions;

namespace EvalKit.Xunit.Tests.Runner;

/// <summary>Knows no source files.</summary>
internal sealed class NoSource : LongLivedMarshalByRefObject, ISourceInformationProvider
{
    public ISourceInformation GetSourceInformation(ITestCase testCase) => new Nowhere();

    public void Dispose()
    {
    }

    private sealed class Nowhere : LongLivedMarshalByRefObject, ISourceInformation
    {
        public string? FileName { get; set; }

        public int? LineNumber { get; set; }

        public void Deserialize(IXunitSerializationInfo info)
        {
        }

        public void Serialize(IXunitSerializationInfo info)
        {
        }
    }
}
