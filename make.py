import random, shutil, sys
from pathlib import Path
from PIL import Image
import numpy as np
R=Path('/tmp/w/folders/d'); shutil.rmtree(R,ignore_errors=True)
def pic(f,cls,i,size=64,mode="RGB",fmt="JPEG"):
    f.parent.mkdir(parents=True,exist_ok=True)
    r=np.random.default_rng([abs(hash(str(cls)))%2**31 if not isinstance(cls,int) else cls,i])
    base=np.random.default_rng(cls if isinstance(cls,int) else sum(map(ord,cls))).integers(30,220,3)
    a=base+r.integers(-45,45,(8,8,3)); a=np.clip(np.kron(a,np.ones((size//8 or 1,size//8 or 1,1))),0,255).astype('uint8')
    Image.fromarray(a).convert(mode).resize((size,size)).save(f,fmt)
def flat(name,classes,**k):
    for c,(n,key) in classes.items():
        for i in range(n): pic(R/name/c/f"{i:03}.jpg",key,i,**k)
def part(name,p,classes,start=0,**k):
    for c,(n,key) in classes.items():
        for i in range(n): pic(R/name/p/c/f"{start+i:03}.jpg",key,start+i,**k)
flat('f01_2x2',{'rose':(2,1),'tulip':(2,2)})
part('f02_3cls_1val','train',{'a':(6,1),'b':(6,2),'c':(6,3)}); part('f02_3cls_1val','val',{'b':(1,2)},100)
flat('f03_120cls',{f'class {i:03}':(5,i) for i in range(120)})
flat('f04_unequal',{'many':(100,1),'some':(9,2),'few':(2,3)})
part('f05_missing_in_val','train',{'a':(6,1),'b':(6,2),'c':(6,3)}); part('f05_missing_in_val','val',{'a':(2,1),'c':(2,3)},100); part('f05_missing_in_val','test',{'a':(3,1),'b':(3,2),'c':(3,3)},200)
part('f06_one_class_in_val','train',{'a':(8,1),'b':(8,2)}); part('f06_one_class_in_val','val',{'b':(4,2)},100)
L='a very long name of a class that a person gave with everything in it that was known of the plant, e.g. its place and year 2019'
flat('f07_names',{L:(8,1),'1':(8,2),'10':(8,3),'桜':(8,4),'two  blanks':(8,5),'2':(8,6)})
flat('f08_small',{'a':(8,1),'b':(8,2)},size=8)
flat('f09_grey',{'a':(8,1),'b':(8,2)},mode="L")
flat('f10_unreadable',{'a':(8,1),'b':(8,2),'c':(8,3)})
for c in 'abc':
    f=R/'f10_unreadable'/c/'000.jpg'; b=f.read_bytes(); f.write_bytes(b[:len(b)//2])
part('f11_train_test','train',{'a':(8,1),'b':(8,2)}); part('f11_train_test','test',{'a':(4,1),'b':(4,2)},200)
flat('f12_two_classes_100_2',{'many':(100,1),'few':(2,2)})
part('f13_one_class_in_test','train',{'a':(8,1),'b':(8,2)}); part('f13_one_class_in_test','val',{'a':(4,1),'b':(4,2)},100); part('f13_one_class_in_test','test',{'b':(4,2)},200)
flat('f14_2x4',{'a':(4,1),'b':(4,2)})
