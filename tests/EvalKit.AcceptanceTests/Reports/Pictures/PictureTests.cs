using EvalKit.AcceptanceTests.Browser;

namespace EvalKit.AcceptanceTests.Reports.Pictures;

/// <summary>The comparison of pictures finds what a reader would see, and nothing else.</summary>
public sealed class PictureTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    /// <summary>Chromium's own decoder says what the pixels of a file are.</summary>
    private const string Decode = """
        async (base64) => {
          const image = new Image();
          image.src = "data:image/png;base64," + base64;
          await image.decode();
          const canvas = new OffscreenCanvas(image.width, image.height);
          const context = canvas.getContext("2d", { colorSpace: "srgb" });
          context.drawImage(image, 0, 0);
          const data = context.getImageData(0, 0, image.width, image.height).data;
          const pixels = [];
          for (let at = 0; at < data.length; at += 4) pixels.push((data[at] << 16) | (data[at + 1] << 8) | data[at + 2]);
          return pixels;
        }
        """;

    [ChromiumFact]
    public async Task Png_OfAPage_IsReadAndWrittenAsChromiumReadsIt()
    {
        await using var context = await browser.Browser.BlankAsync(200, 60);
        await context.Page.SetContentAsync("<body style='background:#f6f8fa;color:#1c232b'><b style='color:#c00'>Text</b> of <i style='color:#1d5fbf'>a page</i>");
        var file = await context.Page.ScreenshotAsync();

        var picture = PngReader.Read(file);
        var written = PngWriter.Write(picture);

        Assert.Equal((200, 60), (picture.Width, picture.Height));
        Assert.Equal(await context.Page.EvaluateAsync<int[]>(Decode, Convert.ToBase64String(file)), picture.Pixels);
        Assert.Equal(await context.Page.EvaluateAsync<int[]>(Decode, Convert.ToBase64String(written)), PngReader.Read(written).Pixels);
        Assert.True(PictureDifference.Between(picture, PngReader.Read(written)).IsTolerable);
    }

    [ChromiumTheory]
    [InlineData("0.813 [0.779, 0.842]", "0.818 [0.779, 0.842]")]
    [InlineData("<b style='color:#b92525'>worse</b>", "<b style='color:#1a7040'>worse</b>")]
    [InlineData("<span style='border:1px solid #dde2e8;padding:4px'>tag</span>", "<span style='padding:5px'>tag</span>")]
    [InlineData("a line", "a line<br>")]
    public async Task Difference_ThatAReaderSees_IsFound(string before, string after)
    {
        var found = PictureDifference.Between(await DrawnAsync(before), await DrawnAsync(after + "<br>below"));

        Assert.False(found.IsTolerable, found.ToString());
        Assert.InRange(found.Where.Left, 0, found.Where.Right);
        Assert.InRange(found.Where.Bottom, found.Where.Top, 99);
    }

    [ChromiumTheory]
    [InlineData("color: #2a2a2a")]
    [InlineData("border-bottom: 1px solid #fdfdfe")]
    public async Task Difference_ThatNobodySees_IsTolerated(string style)
    {
        var found = PictureDifference.Between(await DrawnAsync("<p style='color:#1c232b'>Some words of a page</p>"), await DrawnAsync($"<p style='color:#1c232b;{style}'>Some words of a page</p>"));

        Assert.True(found.IsTolerable, found.ToString());
    }

    private async Task<Picture> DrawnAsync(string body)
    {
        await using var context = await browser.Browser.BlankAsync(300, 100);
        await context.Page.SetContentAsync($"<body style='font:13.5px sans-serif'>{body}");
        return PngReader.Read(await context.Page.ScreenshotAsync());
    }
}
