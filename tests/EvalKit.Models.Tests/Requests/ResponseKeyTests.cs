using System.Text;

namespace EvalKit.Models.Tests;

public class ResponseKeyTests
{
    // FIPS 180-2, appendix B.1: SHA-256 of "abc".
    private const string Abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    [Fact]
    public void Of_PublishedMessage_GivesPublishedHash() => Assert.Equal(Abc, ResponseKey.Of("abc"u8).ToString());

    [Fact]
    public void Parse_EitherCase_GivesTheSameKey()
    {
        Assert.Equal(ResponseKey.Of("abc"u8), ResponseKey.Parse(Abc));
        Assert.Equal(ResponseKey.Of("abc"u8), ResponseKey.Parse(Abc.ToUpperInvariant()));
        Assert.True(ResponseKey.TryParse(Encoding.ASCII.GetBytes(Abc), out var key));
        Assert.Equal(Abc, key.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("ba78")]
    [InlineData("za7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad0")]
    [InlineData("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015aé")]
    public void TryParse_AnythingElse_IsRefused(string text)
    {
        Assert.False(ResponseKey.TryParse(text, out _));
        Assert.False(ResponseKey.TryParse(Encoding.UTF8.GetBytes(text), out _));
        Assert.Throws<FormatException>(() => ResponseKey.Parse(text));
    }

    [Fact]
    public void Equals_OneBitApart_IsFalse()
    {
        var bytes = new byte[32];
        for (var bit = 0; bit < 256; bit++)
        {
            var other = new byte[32];
            other[bit / 8] = (byte)(1 << (bit % 8));
            Assert.NotEqual(new ResponseKey(bytes), new ResponseKey(other));
            Assert.True(new ResponseKey(bytes) != new ResponseKey(other));
        }
    }

    [Fact]
    public void GetHashCode_ManyKeys_SpreadsEvenly()
    {
        var buckets = new int[64];
        for (var i = 0; i < 6400; i++) buckets[ResponseKey.Of(BitConverter.GetBytes(i)).GetHashCode() & 63]++;
        Assert.All(buckets, count => Assert.InRange(count, 50, 150));
    }
}
