package syntax
import ("testing";"os";"path/filepath";"strings";"fmt";"bytes";"runtime")
func TestZZ(t *testing.T){
 n,bad,tot,neg,negok:=0,0,0,0,0
 msgs:=map[string]int{}
 filepath.WalkDir("/tmp/t262",func(p string,d os.DirEntry,err error)error{
  if err!=nil||d.IsDir()||!strings.HasSuffix(p,".js")||strings.Contains(p,"_FIXTURE"){return nil}
  b,_:=os.ReadFile(p); tot+=len(b)
  g:=Auto
  if bytes.Contains(b,[]byte("flags: [module")) {g=Module}
  prog,err:=Parse(b,Options{Goal:g})
  if bytes.Contains(b,[]byte("negative:"))&&bytes.Contains(b,[]byte("phase: parse")) { neg++; if err==nil {negok++} ; return nil}
  n++
  if err!=nil{bad++; m:=err.(*Error).Message; if len(m)>25{m=m[:25]}; msgs[m]++; if msgs[m]<=2 {fmt.Println("FAIL",p[12:],err)}; return nil}
  if pr,f:=parseAs(copyWithoutHashbang(b),Options{Goal:g}); f==nil { t.Run(p[12:],func(t *testing.T){checkSpans(t,b,pr)}) }
  _=prog
  return nil})
 fmt.Println(n,bad,tot,"neg",neg,"accepted",negok)
}
func TestMem(t *testing.T){
 src,err:=os.ReadFile("testdata/scopes/node_modules/vue/dist/vue.global.prod.js"); if err!=nil{t.Skip()}
 var a,b runtime.MemStats; runtime.GC(); runtime.ReadMemStats(&a)
 p,_:=Parse(src,Options{}); runtime.GC(); runtime.ReadMemStats(&b)
 fmt.Println("retained",float64(b.HeapAlloc-a.HeapAlloc)/float64(len(src)), "alloc", float64(b.TotalAlloc-a.TotalAlloc)/float64(len(src))); runtime.KeepAlive(p)
}
